import type { QueryClient, QueryFunction, QueryKey, UseQueryOptions } from '@tanstack/react-query'
import { askDesk, defaultEndpoint } from './askDesk.ts'
import type { ListedPortalSession, PortalSessionListParams } from './ListedPortalSession.ts'
import type { PortalDeskError } from './PortalDeskError.ts'
import type { PortalDeskRequestOptions } from './PortalDeskOptions.ts'
import { readSession, readSessionList } from './readSessions.ts'
import { buryRevoked } from './tombstones.ts'

/** How a revoke that succeeded found the session. */
export interface RevokedPortalSession {
  /** Whether it was gone before: revoked by somebody else, for instance. */
  alreadyGone: boolean
}

/** Options of one query, for `useQuery`, `prefetchQuery` and their like. */
export interface PortalSessionQuery<Data> extends Omit<
  UseQueryOptions<Data, PortalDeskError, Data, QueryKey>,
  'queryKey' | 'queryFn' | 'initialData'
> {
  queryKey: QueryKey
  queryFn: QueryFunction<Data, QueryKey>
}

/** What {@link portalSessionQueries} returns. */
export interface PortalSessionQueries {
  keys: {
    /** Everything of this desk. */
    all: QueryKey
    /** Every list. */
    lists: QueryKey
    list: (params?: PortalSessionListParams) => QueryKey
    details: (id: string) => QueryKey
  }
  /** Options of a query for sessions, without those that were opened or expired unless asked for. */
  list: (params?: PortalSessionListParams) => PortalSessionQuery<ListedPortalSession[]>
  /** Options of a query for one session; `not_found` when it does not exist, or no longer. */
  details: (id: string) => PortalSessionQuery<ListedPortalSession>
  /** Options of a mutation that cuts off the session with this id. One that is gone is a success. */
  revoke: () => {
    mutationKey: QueryKey
    mutationFn: (id: string) => Promise<RevokedPortalSession>
    retry: false
    networkMode: 'always'
    throwOnError: false
  }
}

// The route has tried as often as made sense; offline is a failure like others; and each is shown in
// its place, also where the host's defaults throw them at a boundary.
const once = { retry: false, networkMode: 'always', throwOnError: false } as const

/**
 * Returns query keys and option factories for TanStack Query, for hosts that use its own hooks.
 *
 * `keys.all` covers all that the desk keeps; `list` and `details` go into `useQuery`, `prefetchQuery`
 * and their like, and `revoke` into `useMutation`. None of them makes a link: a mutation would keep
 * it in its cache, so that is left to `useCreatePortalLink`.
 *
 * Their failures are `PortalDeskError`s.
 *
 * @param queryClient whose lists a revoked session stays out of; only needed where TanStack Query is
 * older than 5.67 and does not tell it
 * @example
 * const queries = portalSessionQueries({ endpoint: '/api/portal-sessions' })
 * const { data } = useQuery(queries.list({ includeExpired: true }))
 */
export function portalSessionQueries(
  options: PortalDeskRequestOptions = {},
  queryClient?: QueryClient | undefined,
): PortalSessionQueries {
  const { endpoint = defaultEndpoint } = options
  const all = ['marginfront', 'portal-sessions', endpoint]
  const lists = [...all, 'list']
  const keys: PortalSessionQueries['keys'] = {
    all,
    lists,
    list: ({ customerId, includeExpired = false } = {}) => [
      ...lists,
      { customerId: customerId || undefined, includeExpired },
    ],
    details: (id) => [...all, 'details', id],
  }

  return {
    keys,

    list(params = {}) {
      const queryKey = keys.list(params)
      return {
        ...once,
        queryKey,
        async queryFn({ signal, client = queryClient }) {
          const query = searchOf(params)
          const answer = await askDesk(options, { method: 'GET', query, signal })
          const sessions = readSessionList(answer)
          return client ? buryRevoked(client, lists, queryKey, sessions) : sessions
        },
      }
    },

    details: (id) => ({
      ...once,
      queryKey: keys.details(id),
      queryFn: async ({ signal }) =>
        readSession(await askDesk(options, { method: 'GET', id, signal })),
    }),

    revoke: () => ({
      ...once,
      mutationKey: [...all, 'revoke'],
      async mutationFn(id) {
        try {
          await askDesk(options, { method: 'DELETE', id })
          return { alreadyGone: false }
        } catch (error) {
          if ((error as PortalDeskError).code === 'not_found') return { alreadyGone: true }
          throw error
        }
      },
    }),
  }
}

function searchOf({ customerId, includeExpired }: PortalSessionListParams): string {
  return new URLSearchParams({
    ...(customerId && { customerId }),
    ...(includeExpired && { includeExpired: 'true' }),
  }).toString()
}
