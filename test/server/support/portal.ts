import { createEmulator } from '../../../src/emulator/index.ts'
import {
  createPortalRoute,
  MarginFrontClient,
  type PortalEvent,
  type PortalRouteOptions,
  type PortalSessionsClient,
} from '../../../src/server/index.ts'
import { deferred } from '../../support/deferred.ts'

export const app = 'https://app.example.com'
export const endpoint = `${app}/api/billing-portal`
export const portal = 'https://portal.marginfront.com'

/** A real route with a real client, before an emulated MarginFront. */
export function setUp(options: Partial<PortalRouteOptions> = {}) {
  const emulator = createEmulator({ origin: portal })
  const client = new MarginFrontClient(emulator.secretKeys[0], {
    fetch: emulator.fetch,
    retryDelay: 0,
  })
  const events: PortalEvent[] = []
  const route = createPortalRoute({
    resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
    client,
    onEvent: (event) => void events.push(event),
    ...options,
  })
  return { emulator, client, events, route }
}

type Init = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> }

/** What the button's script sends; a header that is given as '' is left out. */
export const ask = (body?: unknown, { headers, ...init }: Init = {}) =>
  post({
    headers: { origin: app, 'content-type': 'application/json', ...headers },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
  })

/** What the plain form sends. */
export const askByForm = (fields: Record<string, string> = {}, { headers, ...init }: Init = {}) =>
  post({
    headers: {
      origin: app,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'text/html,application/xhtml+xml',
      ...headers,
    },
    body: new URLSearchParams(fields).toString(),
    ...init,
  })

/** Any request to the endpoint. */
export function post({ headers = {}, ...init }: Init = {}): Request {
  const kept = Object.entries(headers).filter(([, value]) => value !== '')
  return new Request(endpoint, { method: 'POST', ...init, headers: kept })
}

/** The problem document of a failure. */
export async function problemOf(response: Response): Promise<Record<string, unknown>> {
  const problem: unknown = await response.json()
  return typeof problem === 'object' && problem !== null ? { ...problem } : {}
}

/** A client whose create waits for the test, and which tells what was revoked. */
export function gatedClient(session: unknown = { id: 'ps_1', url: `${portal}/r/mgl_1` }) {
  const asked = deferred()
  const gate = deferred()
  const revoked: string[] = []
  const client = {
    portalSessions: {
      async create() {
        asked.resolve()
        await gate.promise
        return session
      },
      async revoke(sessionId: string) {
        revoked.push(sessionId)
      },
    },
  } as PortalSessionsClient
  return { client, asked: asked.promise, answer: gate.resolve, fail: gate.reject, revoked }
}
