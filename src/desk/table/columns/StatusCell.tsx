import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'
import { statusOf } from '../clock/statusOf.ts'
import { useClock } from '../clock/useClock.ts'
import { useTableSettings } from '../state/TableContext.ts'

/** The status of a link, which turns to expired by itself. */
export function StatusCell({ session }: { session: ListedPortalSession }) {
  const { labels } = useTableSettings()
  const status = useClock((now) => statusOf(session, now))
  const words = {
    active: labels.statusActive,
    opened: labels.statusOpened,
    expired: labels.statusExpired,
  }
  return <span data-portal-desk-status={status}>{words[status]}</span>
}
