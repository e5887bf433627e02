import { describe, expect, it } from 'vitest'
import {
  createPortalDeskRoute,
  MarginFrontClient,
  type PortalDeskAction,
} from '../../../src/server/index.ts'
import { createEmulator, type Fault } from '../../../src/emulator/index.ts'
import { askDesk } from '../support/desk.ts'
import { openApiContract, readOpenApi } from '../support/openApiContract.ts'
import { app, portal } from '../support/portal.ts'

const document = readOpenApi()
const ofAll = openApiContract(document, '/api/portal-sessions')
const ofOne = openApiContract(document, '/api/portal-sessions/{sessionId}')

/** A desk whose staff are who their cookie says, with one session of a customer. */
async function setUp(options: { timeout?: number; allowedOrigins?: readonly string[] } = {}) {
  const emulator = createEmulator({ origin: portal })
  const client = new MarginFrontClient(emulator.secretKeys[0], {
    fetch: emulator.fetch,
    retryDelay: 0,
  })
  const desk = createPortalDeskRoute({
    client,
    onEvent: () => {},
    authorize({ request }) {
      const who = request.headers.get('cookie')
      return who === null ? 'unauthenticated' : who === 'forbidden' ? who : { actor: who }
    },
    deliverLink: () => {},
    describeSessions: ({ sessions }) =>
      Object.fromEntries(
        sessions.map(({ id }) => [id, { customerName: 'Acme', customerHref: '/acme' }]),
      ),
    ...options,
  })
  const { id } = await client.portalSessions.create({ customerExternalId: 'acme-001' })

  /** Asks, and holds the answer to the document. */
  async function ask(method: string, path: string, init: Parameters<typeof askDesk>[2] = {}) {
    const headers = { cookie: 'ann', ...init.headers }
    const response = await desk(askDesk(method, path, { ...init, headers }))
    const contract = /^\/./.test(path) ? ofOne : ofAll
    expect(await contract.disagreements(method, response)).toEqual([])
    return response
  }
  return { ask, emulator, id }
}

const customer = { customerExternalId: 'acme-001' }
const requests: Record<
  PortalDeskAction,
  [method: string, path: (id: string) => string, body?: object]
> = {
  list: ['GET', () => '?includeExpired=true'],
  get: ['GET', (id) => `/${id}`],
  create: ['POST', () => '', customer],
  revoke: ['DELETE', (id) => `/${id}`],
}
const actions = Object.keys(requests) as PortalDeskAction[]

describe('the real desk, held to openapi.yaml', () => {
  it.each(actions)('answers %s as documented', async (action) => {
    const { ask, id } = await setUp()
    const [method, path, body] = requests[action]
    expect((await ask(method, path(id), { body })).status).toBeLessThan(300)
  })

  it('takes every request of the document', async () => {
    const { content = {} } = document.paths['/api/portal-sessions']?.['post']?.requestBody ?? {}
    const examples = Object.values(content['application/json']?.examples ?? {})
    expect(examples.length).toBeGreaterThan(2)
    for (const { value } of examples) {
      const { ask } = await setUp()
      expect((await ask('POST', '', { body: value })).status).toBe(201)
    }
  })

  describe.each(actions)('refuses %s as documented', (action) => {
    const [method, path, body] = requests[action]

    it.each<[string, Record<string, string>, number]>([
      ['nobody', { cookie: '' }, 401],
      ['somebody else', { cookie: 'forbidden' }, 403],
      ['another site', { origin: 'https://evil.example', 'sec-fetch-site': '' }, 403],
    ])('to %s', async (_name, headers, status) => {
      const { ask, id } = await setUp()
      expect((await ask(method, path(id), { body, headers })).status).toBe(status)
    })

    it.each<[string, Extract<Fault, { kind: 'status' | 'hang' }>, number]>([
      ['a limit', { kind: 'status', status: 429, retryAfter: 60 }, 429],
      ['a refused key', { kind: 'status', status: 401 }, 500],
      ['a failure', { kind: 'status', status: 500 }, 502],
      ['a wait', { kind: 'status', status: 503, retryAfter: 60 }, 503],
      ['silence', { kind: 'hang' }, 504],
      ['a 404', { kind: 'status', status: 404 }, 404],
    ])('for %s of MarginFront', async (_name, fault, status) => {
      const { ask, emulator, id } = await setUp({ timeout: 100 })
      emulator.faults.always({ ...fault, operation: action })
      expect((await ask(method, path(id), { body })).status).toBe(status)
    })
  })

  it('refuses a revocation that MarginFront rejects as documented', async () => {
    const { ask, emulator, id } = await setUp()
    emulator.faults.always({ kind: 'status', status: 400, operation: 'revoke' })
    expect((await ask('DELETE', `/${id}`)).status).toBe(400)
  })

  it.each([
    ['GET', '?customerId=', undefined, 400],
    ['POST', '', '{', 400],
    ['POST', '', { ...customer, returnUrl: '//evil.example' }, 400],
    ['POST', '', { customerExternalId: 'nobody-999' }, 404],
    ['POST', '', `{"pad":"${'x'.repeat(8192)}"}`, 413],
    ['GET', '/ps_unknown', undefined, 404],
    ['GET', '/%ff', undefined, 400],
    ['DELETE', '/%ff', undefined, 400],
    ['DELETE', '/ps_unknown', undefined, 404],
  ] as const)('refuses %s %s with %o as documented', async (method, path, body, status) => {
    const { ask } = await setUp()
    expect((await ask(method, path, { body })).status).toBe(status)
  })

  it('refuses another media type as documented', async () => {
    const { ask } = await setUp()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await ask('POST', '', { body: 'customerId=1', headers })).status).toBe(415)
  })

  it('answers every other method as documented', async () => {
    const { ask, id } = await setUp()
    for (const method of ['HEAD', 'PUT', 'PATCH', 'OPTIONS']) {
      for (const path of ['', `/${id}`]) expect((await ask(method, path)).status).toBe(405)
    }
    expect((await ask('DELETE', '')).status).toBe(405)
    expect((await ask('POST', `/${id}`)).status).toBe(405)
  })

  it('answers preflights as documented', async () => {
    const { ask } = await setUp({ allowedOrigins: [app] })
    const headers = { origin: app, 'access-control-request-method': 'DELETE' }
    expect((await ask('OPTIONS', '', { headers })).status).toBe(204)
    expect((await ask('OPTIONS', '/ps_1', { headers })).status).toBe(204)
  })

  it('has given every answer of the document by now', () => {
    expect([ofAll.unseen(), ofOne.unseen()]).toEqual([[], []])
  })
})
