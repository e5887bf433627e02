import { createEmulator, type Emulator } from '../../../src/emulator/index.ts'
import type { ListedPortalSession } from '../../../src/desk/index.ts'
import { clientOf } from '../../../src/testing/backend/clientOf.ts'
import { createPortalDeskRoute, type MarginFrontClient } from '../../../src/server/index.ts'

/** Answers one request in place of the desk, or lets it through. */
type Intervention = (request: Request) => Response | undefined | Promise<Response | undefined>

/** A desk route in the page, on an emulator, and what it was asked. */
export interface Desk {
  emulator: Emulator
  fetch: typeof globalThis.fetch
  requests: Request[]
  /** The links that the route has sent to customers. */
  delivered: readonly string[]
  /** Takes part in every request from now on, until one of them is answered. */
  intervene: (intervention: Intervention) => void
  /** Mints a link, and gives the session as it is listed. */
  mint: (customerExternalId: string) => Promise<ListedPortalSession>
  /** Revokes a session, as somebody else would. */
  revoke: (id: string) => Promise<void>
  /** Changes each listed session on its way. */
  describe: (change: (session: ListedPortalSession) => ListedPortalSession) => void
}

export const endpoint = '/api/portal-sessions'

/** The desk's failure, as problem JSON. */
export const problem = (code: string, status: number, more: object = {}) =>
  Response.json(
    { type: 'about:blank', title: code, status, code, requestId: 'req_1', ...more },
    { status, headers: { 'content-type': 'application/problem+json' } },
  )

/** Creates a real desk route on an emulator, open to everybody. */
export function createDesk(options: Parameters<typeof createEmulator>[0] = {}): Desk {
  const emulator = createEmulator({ origin: 'https://portal.marginfront.com', ...options })
  // Of an emulator, and so the whole of it.
  const client = clientOf(emulator) as unknown as MarginFrontClient
  const { portalSessions } = client
  const delivered: string[] = []
  const route = createPortalDeskRoute({
    client,
    authorize: () => ({ actor: 'ada@example.com' }),
    audit: () => {},
    deliverLink: ({ url }) => void delivered.push(url),
    onEvent: () => {},
  })
  const requests: Request[] = []
  let interventions: Intervention[] = []
  let described: ((session: ListedPortalSession) => ListedPortalSession) | undefined

  async function answer(request: Request): Promise<Response> {
    const response = await route(request)
    if (!described || request.method !== 'GET' || !response.ok) return response
    const body = await response.json()
    return Response.json(
      body.sessions ? { sessions: body.sessions.map(described) } : described(body),
    )
  }

  async function fetchDesk(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
    // As a real one does it, before anything is sent.
    init?.signal?.throwIfAborted()
    const request = new Request(new URL(String(input), location.origin), init)
    requests.push(request.clone())
    for (const intervene of interventions) {
      const response = await intervene(request)
      request.signal.throwIfAborted()
      if (!response) continue
      interventions = interventions.filter((other) => other !== intervene)
      return response
    }
    return answer(request)
  }

  return {
    emulator,
    fetch: fetchDesk,
    requests,
    delivered,
    intervene(intervention) {
      interventions.push(intervention)
    },
    async mint(customerExternalId) {
      const { id } = await portalSessions.create({ customerExternalId })
      return portalSessions.get(id)
    },
    revoke: (id) => portalSessions.revoke(id),
    describe(change) {
      described = change
    },
  }
}

/** Answers the next request of this method with a failure. */
export function failNext(desk: Desk, method: string, code: string, status: number, more?: object) {
  let isDone = false
  desk.intervene((request) => {
    if (isDone || request.method !== method) return undefined
    isDone = true
    return problem(code, status, more)
  })
}

/** Holds requests of this method back until they are let go. */
export function hold(desk: Desk, method: string) {
  let letGo = () => {}
  const gate = new Promise<void>((resolve) => {
    letGo = resolve
  })
  desk.intervene(async (request) => {
    if (request.method !== method) return undefined
    await Promise.race([
      gate,
      new Promise((_, reject) =>
        request.signal.addEventListener('abort', () => reject(request.signal.reason)),
      ),
    ])
    return undefined
  })
  return letGo
}
