import { QueryClient, QueryClientContext } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { PortalDeskRequestOptions } from '../queries/PortalDeskOptions.ts'
import { portalSessionQueries, type PortalSessionQueries } from '../queries/portalSessionQueries.ts'
import type { PortalDeskLabelsOption } from '../table/labels/PortalDeskLabels.ts'

/** What `PortalDeskProvider` takes for all that is below it. */
export interface PortalDeskOptions extends PortalDeskRequestOptions {
  /** The words of the table, all or some of them. @default English */
  labels?: PortalDeskLabelsOption | undefined
}

/** The options of the nearest provider. */
export const PortalDeskContext = /* @__PURE__ */ createContext<PortalDeskOptions>({})

/** Shared by hooks that are in neither a `QueryClientProvider` nor a `PortalDeskProvider`. */
const standaloneClient = /* @__PURE__ */ new QueryClient({
  // Whoever signs in next on this page is not shown what the one before has seen.
  defaultOptions: { queries: { gcTime: 0 } },
})

// A client on a server is shared by the people of all requests, and nothing of theirs may stay in it.
const clientOf = () => (typeof window === 'undefined' ? new QueryClient() : standaloneClient)

/** Where hooks ask, and where they keep what they hear. */
export interface PortalDesk {
  client: QueryClient
  queries: PortalSessionQueries
  options: PortalDeskOptions
}

/** The query client of the host, or else one of its own, and what to ask it for. */
export function usePortalDesk(): PortalDesk {
  const options = useContext(PortalDeskContext)
  const client = useContext(QueryClientContext) ?? clientOf()
  return { client, queries: portalSessionQueries(options, client), options }
}
