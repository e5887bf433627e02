import { fill } from '../labels/fill.ts'
import { useTableSettings } from '../state/TableContext.ts'

interface PagerProps {
  pageIndex: number
  pageCount: number
  onChange: (pageIndex: number) => void
}

/** Goes from page to page. There is none for a single page. */
export function Pager({ pageIndex, pageCount, onChange }: PagerProps) {
  const { labels } = useTableSettings()
  if (pageCount < 2) return null
  const isFirst = pageIndex === 0
  const isLast = pageIndex === pageCount - 1
  // Not `disabled`: that would take the focus away from who presses on to the end.
  return (
    <div data-portal-desk-pages="">
      <button
        type="button"
        aria-disabled={isFirst}
        onClick={() => !isFirst && onChange(pageIndex - 1)}
      >
        {labels.previousPage}
      </button>
      <span role="status">{fill(labels.page, { page: pageIndex + 1, pages: pageCount })}</span>
      <button
        type="button"
        aria-disabled={isLast}
        onClick={() => !isLast && onChange(pageIndex + 1)}
      >
        {labels.nextPage}
      </button>
    </div>
  )
}
