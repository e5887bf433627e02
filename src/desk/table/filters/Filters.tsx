import type { PortalSessionsFilters } from '../state/PortalSessionsState.ts'
import { useTableSettings } from '../state/TableContext.ts'
import { noFormOwner } from '../noFormOwner.ts'

interface FiltersProps {
  filters: PortalSessionsFilters
  onChange: (filters: PortalSessionsFilters) => void
}

/** What narrows the table down. */
export function Filters({ filters, onChange }: FiltersProps) {
  const { labels } = useTableSettings()
  return (
    <>
      <label>
        {labels.filterByCustomer}{' '}
        <input
          type="search"
          {...noFormOwner}
          value={filters.customer}
          onChange={(event) => onChange({ ...filters, customer: event.target.value })}
        />
      </label>
      <label>
        <input
          type="checkbox"
          {...noFormOwner}
          checked={filters.includeExpired}
          onChange={(event) => onChange({ ...filters, includeExpired: event.target.checked })}
        />{' '}
        {labels.showAll}
      </label>
    </>
  )
}
