import { PortalError } from '../../contract/PortalError.ts'
import { asSentByBrowser, isInPage, pageBase } from './asSentByBrowser.ts'
import type { FailurePlan } from '../failures/createFailurePlan.ts'
import { toRequest } from './toRequest.ts'

interface Answering {
  endpoint: string
  route: (request: Request) => Promise<Response>
  failures: FailurePlan
}

/** Creates the `fetch` that stands between the page and the route. */
export function answerPage({ endpoint, route, failures }: Answering): typeof globalThis.fetch {
  return async (input, init) => {
    const base = pageBase()
    const request = asSentByBrowser(await toRequest(input, init, base))
    requireEndpoint(request, new URL(endpoint, isInPage() ? base : request.url))
    request.signal.throwIfAborted()

    switch (failures.takeOnTheWay()) {
      case 'network':
        throw new TypeError('Failed to fetch')
      case 'timeout':
        // What the page would say of it after its own timeout, without the wait.
        throw new PortalError('timeout')
      default:
        return untilAborted(request.signal, route(request))
    }
  }
}

function requireEndpoint({ method, url }: Request, endpoint: URL): void {
  const { origin, pathname } = new URL(url)
  if (origin === endpoint.origin && pathname === endpoint.pathname) return
  throw new TypeError(
    `createPortalBackend answers ${endpoint.href} and nothing else, and the page asked for ` +
      `${method} ${origin}${pathname}. If this is the page's billing route, name it in the ` +
      `endpoint option; otherwise keep the backend's fetch to the billing button.`,
  )
}

/** Gives up when the page does, as `fetch` would. The route goes on, and revokes its link. */
async function untilAborted<Answer>(
  signal: AbortSignal,
  answering: Promise<Answer>,
): Promise<Answer> {
  let stopListening = () => {}
  const aborted = new Promise<never>((_resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort)
    stopListening = () => signal.removeEventListener('abort', onAbort)
  })
  try {
    return await Promise.race([aborted, answering])
  } finally {
    stopListening()
  }
}
