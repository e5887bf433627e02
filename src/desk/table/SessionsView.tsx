import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { useRevokePortalSession } from '../hooks/useRevokePortalSession.ts'
import type { ListedPortalSession } from '../queries/ListedPortalSession.ts'
import { columnsWithValues } from './columns/columnsWithValues.ts'
import { portalSessionColumns } from './columns/portalSessionColumns.tsx'
import { CreateDialog } from './dialogs/CreateDialog.tsx'
import { RevokeAllDialog } from './dialogs/RevokeAllDialog.tsx'
import { RevokeDialog } from './dialogs/RevokeDialog.tsx'
import { noteOf } from './dialogs/RevokeReports.tsx'
import { useDialogs } from './dialogs/useDialogs.ts'
import { Filters } from './filters/Filters.tsx'
import { matchesCustomer } from './filters/matchesCustomer.ts'
import { fill } from './labels/fill.ts'
import type { PortalSessionsTableProps } from './PortalSessionsTableProps.ts'
import { ListFailure } from './rows/ListFailure.tsx'
import { pageOf } from './rows/pageOf.ts'
import { Pager } from './rows/Pager.tsx'
import { SessionGrid } from './rows/SessionGrid.tsx'
import { useFocusAfterRevoke } from './rows/useFocusAfterRevoke.ts'
import { useShownList } from './rows/useShownList.ts'
import { useSorted } from './rows/useSorted.ts'
import type { PortalSessionsFilters } from './state/PortalSessionsState.ts'
import { useTableSettings } from './state/TableContext.ts'
import { useViewState } from './state/useViewState.ts'

type SessionsViewProps = Omit<
  PortalSessionsTableProps,
  'endpoint' | 'headers' | 'credentials' | 'fetch' | 'timeout' | 'labels' | 'locale'
>

const allColumns = /* @__PURE__ */ Object.values(portalSessionColumns)
const none: readonly ListedPortalSession[] = []

/** The table with all that is around it. */
export function SessionsView(props: SessionsViewProps) {
  const { customerId, delivery = 'both', refetchInterval = 15_000 } = props
  const { columns: named = allColumns } = props
  // A host may leave one out by a condition.
  const columns = useMemo(() => named.filter(Boolean), [named])
  const { labels } = useTableSettings()
  const { dialog, notes, ask, close, say, forgetNotes } = useDialogs()
  const revoking = useRef(new Set<string>())
  const { sorting, setSorting, filters, setFilters, pagination, goTo } = useViewState(props)
  const { customer, includeExpired } = filters
  const list = useShownList({ customerId, includeExpired, refetchInterval })
  const { sessions = none, error, isPending, refetch } = list
  const { revoke } = useRevokePortalSession()

  const sorted = useSorted(sessions, columns, sorting)
  // Typing goes on while a long list is filtered.
  const wanted = useDeferredValue(customer)
  const matching = useMemo(() => matchesCustomer(sorted, wanted), [sorted, wanted])
  const shownColumns = useMemo(() => columnsWithValues(columns, sessions), [columns, sessions])
  const { page, pageIndex, pageCount, start } = pageOf(matching, pagination)
  const section = useRef<HTMLElement>(null)
  const { notePlace, leave, handlers } = useFocusAfterRevoke(section, matching, start)

  function changeFilters(next: PortalSessionsFilters) {
    forgetNotes()
    setFilters(next)
  }
  const [askToRevoke] = useState(() => (session: ListedPortalSession) => {
    notePlace(session)
    ask({ name: 'revoke', session })
  })
  async function confirmRevoke(session: ListedPortalSession) {
    close()
    // By reference: two presses may come before there is another render.
    if (revoking.current.has(session.id)) return
    revoking.current.add(session.id)
    leave()
    const result = await revoke(session.id)
    revoking.current.delete(session.id)
    say(noteOf({ session, result }, labels))
  }

  const isRefused = error?.code === 'forbidden' || error?.code === 'unauthenticated'
  const count = wanted && fill(labels.count, { count: matching.length })
  const empty = wanted ? labels.noneMatch : labels.none

  return (
    <section
      ref={section}
      data-portal-desk=""
      aria-label={labels.caption}
      tabIndex={-1}
      {...handlers}
    >
      {!isRefused && (
        <div data-portal-desk-bar="">
          <Filters filters={filters} onChange={changeFilters} />
          <button
            type="button"
            data-portal-desk-primary=""
            onClick={() => ask({ name: 'create', customerId })}
          >
            {labels.create}
          </button>
          {page.length > 0 && (
            <button type="button" onClick={() => ask({ name: 'revokeAll', sessions: page })}>
              {labels.revokeAll}
            </button>
          )}
        </div>
      )}
      {/* Each note by itself, and none behind a dialog, where it would not be heard. */}
      <div role="status" aria-atomic={false} data-portal-desk-message="">
        {notes ? !dialog && notes.map((note, index) => <p key={index}>{note}</p>) : count}
      </div>
      {error && <ListFailure error={error} onTryAgain={isRefused ? undefined : refetch} />}
      {(isPending || (list.sessions && !isRefused)) && (
        <>
          <SessionGrid
            columns={shownColumns}
            sessions={page}
            note={isPending ? labels.loading : empty}
            isBusy={isPending}
            sorting={sorting}
            onSort={setSorting}
            onRevoke={askToRevoke}
            actions={props.actions}
          />
          <Pager pageIndex={pageIndex} pageCount={pageCount} onChange={goTo} />
        </>
      )}

      {dialog?.name === 'create' && (
        <CreateDialog
          customerId={dialog.customerId}
          delivery={delivery}
          onSent={(name) => {
            close()
            say(fill(labels.sent, { customer: name }))
          }}
          onClose={close}
        />
      )}
      {dialog?.name === 'revoke' && (
        <RevokeDialog
          session={dialog.session}
          onConfirm={() => void confirmRevoke(dialog.session)}
          onClose={close}
        />
      )}
      {dialog?.name === 'revokeAll' && (
        <RevokeAllDialog sessions={dialog.sessions} revoke={revoke} onClose={close} />
      )}
    </section>
  )
}
