import { useContext, useMemo } from 'react'
import { given } from '../../client/given.ts'
import { mergeDeskOptions } from '../hooks/mergeDeskOptions.ts'
import { QueryClientOrOwn } from '../hooks/QueryClientOrOwn.tsx'
import { PortalDeskContext } from '../hooks/usePortalDesk.ts'
import { timedFetch } from './clock/serverClock.ts'
import { englishLabels } from './labels/englishLabels.ts'
import type { PortalDeskLabels, PortalDeskLabelsOption } from './labels/PortalDeskLabels.ts'
import type { PortalSessionsTableProps } from './PortalSessionsTableProps.ts'
import { SessionsView } from './SessionsView.tsx'
import { TableContext } from './state/TableContext.ts'
import { usableLocale } from './state/usableLocale.ts'

/**
 * A page for your support staff: which customers have a portal link, whether it was opened, a
 * button to revoke each, and one to make a new link.
 *
 * Renders a `<section>` with filters, a native `<table>` in pages, and dialogs. Options left out come
 * from the nearest `PortalDeskProvider`; a `QueryClientProvider` is used if there is one.
 *
 * @example
 * <PortalSessionsTable endpoint="/api/portal-sessions" />
 * @example
 * <PortalSessionsTable customerId={customer.marginFrontId} delivery="send" locale="de" labels={de} />
 */
export function PortalSessionsTable(props: PortalSessionsTableProps) {
  const {
    endpoint,
    headers,
    credentials,
    fetch,
    timeout,
    labels,
    locale,
    refetchInterval,
    ...view
  } = props
  const own = { endpoint, headers, credentials, fetch, timeout, labels }
  const options = mergeDeskOptions(useContext(PortalDeskContext), own)

  const timed = { ...options, fetch: timedFetch(options.fetch) }
  const words = JSON.stringify({ ...options.labels })
  // By the words, not by their identity: an object that is new at each render renders no row again.
  const settings = useMemo(() => {
    const { errors, ...others }: PortalDeskLabelsOption = JSON.parse(words)
    const all = {
      ...englishLabels,
      ...others,
      errors: { ...englishLabels.errors, ...errors },
    } as PortalDeskLabels
    return { labels: all, locale: usableLocale(locale) }
  }, [words, locale])

  return (
    <QueryClientOrOwn>
      <PortalDeskContext.Provider value={timed}>
        <TableContext.Provider value={settings}>
          {/* Of another desk, nothing may go on here: what is asked in a dialog was shown by this one. */}
          <SessionsView key={options.endpoint} {...given(view)} refetchInterval={refetchInterval} />
        </TableContext.Provider>
      </PortalDeskContext.Provider>
    </QueryClientOrOwn>
  )
}
