import { QueryClient, type UseMutationOptions } from '@tanstack/react-query'
import type { PortalError } from '../../contract/PortalError.ts'
import type { PortalResult } from '../settings/PortalOptions.ts'

/** Shared by all buttons outside a `QueryClientProvider`. It holds no more than a click's state. */
export const standaloneClient = /* @__PURE__ */ new QueryClient()

/** By this key, a host finds an attempt in its mutation cache. */
const mutationKey = ['marginfront', 'portal']

/**
 * The mutation follows an attempt: the request is made in the click itself, where a new tab may open.
 * Its variables are a promise of how the attempt ends, which holds no link, and it has no data.
 */
export const portalMutation: UseMutationOptions<void, PortalError, Promise<PortalResult>> = {
  mutationKey,
  throwOnError: false,
  retry: false,
  gcTime: 0,
  // Never paused while offline, to be heard of by surprise later.
  networkMode: 'always',
  async mutationFn(result) {
    const ended = await result
    if (ended.ok) return
    // Nobody's failure, and no success either: `withdrawIfAborted` takes it out of the cache.
    if (ended.error.code === 'aborted') await new Promise<never>(() => {})
    throw ended.error
  },
}

/** Takes an aborted attempt out of the cache, where none of the host's callbacks hears of its end. */
export async function withdrawIfAborted(
  client: QueryClient,
  result: Promise<PortalResult>,
): Promise<void> {
  const ended = await result
  if (ended.ok || ended.error.code !== 'aborted') return
  const cache = client.getMutationCache()
  const mutation = cache.find({ mutationKey, predicate: ({ state }) => state.variables === result })
  if (mutation) cache.remove(mutation)
}
