import { createEmulator, type Emulator } from '../../../src/emulator/index.ts'
import type { ListedPortalSession } from '../../../src/desk/index.ts'
import { clientOf } from '../../../src/testing/backend/clientOf.ts'
import { NotFoundError, type MarginFrontClient } from '../../../src/server/index.ts'

/** Answers one request in place of the desk, or lets it through. */
type Intervention = (request: Request) => Response | undefined | Promise<Response | undefined>

/** A desk route in the page, on an emulator, and what it was asked. */
export interface Desk {
  emulator: Emulator
  fetch: typeof globalThis.fetch
  requests: Request[]
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

/** Creates a desk that is open to everybody. */
export function createDesk(options: Parameters<typeof createEmulator>[0] = {}): Desk {
  const emulator = createEmulator({ origin: 'https://portal.marginfront.com', ...options })
  // Of an emulator, and so the whole of it.
  const { portalSessions } = clientOf(emulator) as unknown as MarginFrontClient
  const requests: Request[] = []
  let interventions: Intervention[] = []
  let described = (session: ListedPortalSession) => session

  async function answer(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url)
    const id = decodeURIComponent(pathname.slice(endpoint.length + 1))
    const customerId = searchParams.get('customerId')
    if (request.method === 'POST') {
      const { deliver, ...params } = await request.json()
      const { id, url, expiresAt } = await portalSessions.create(params)
      const made = deliver ? { id, expiresAt, delivered: true } : { id, url, expiresAt }
      return Response.json(made, { status: 201 })
    }
    if (request.method === 'DELETE') {
      await portalSessions.revoke(id)
      return new Response(null, { status: 204 })
    }
    if (id) return Response.json(described(await portalSessions.get(id)))
    const sessions = await portalSessions.list({
      ...(customerId && { customerId }),
      includeExpired: searchParams.get('includeExpired') === 'true',
    })
    return Response.json({ sessions: sessions.map((session) => described(session)) })
  }

  async function fetchDesk(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
    // As a real one does it, before anything is sent.
    init?.signal?.throwIfAborted()
    const request = new Request(new URL(String(input), location.origin), init)
    requests.push(request.clone())
    for (const intervene of [...interventions]) {
      const response = await intervene(request)
      request.signal.throwIfAborted()
      if (!response) continue
      interventions = interventions.filter((other) => other !== intervene)
      return response
    }
    try {
      return await answer(request)
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error
      return request.method === 'POST' ? problem('no_customer', 404) : problem('not_found', 404)
    }
  }

  return {
    emulator,
    fetch: fetchDesk,
    requests,
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
