import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'
import { useTableSettings } from '../state/TableContext.ts'
import { customerName } from './customerName.ts'

// A path of this app, or an address of the web: `javascript:` would run in the page of staff.
const safeHref = /^(https?:\/\/|\/(?![/\\]))/

/** The customer's name, as a link where the host has a page for it. */
export function CustomerCell({ session }: { session: ListedPortalSession }) {
  const { labels } = useTableSettings()
  const name = customerName(session, labels)
  const href = session.described?.customerHref
  return href && safeHref.test(href) ? <a href={href}>{name}</a> : name
}
