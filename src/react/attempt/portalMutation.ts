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
    // Nobody's failure, and no success either: `withdraw` takes it out of the cache.
    if (ended.error.code === 'aborted') await new Promise<never>(() => {})
    throw ended.error
  },
}

/** Takes an attempt out of the cache, so that none of the host's global callbacks hears of its end. */
export function withdraw(client: QueryClient, result: Promise<PortalResult>): void {
  const cache = client.getMutationCache()
  const mutation = cache.find({
    mutationKey,
    predicate: ({ state }) => state.variables === result,
  })
  if (mutation) cache.remove(mutation)
}
