import { describe, expect, it, vi } from 'vitest'
import { MarginFrontClient } from '../../../src/server/index.ts'
import { app, ask, askByForm, gatedClient, portal, setUp } from '../support/portal.ts'

describe('a URL that cannot be trusted', () => {
  it.each([
    'https://evil.example/r/mgl_1',
    'http://portal.marginfront.com/r/mgl_1',
    `${portal}.evil.example/r/mgl_1`,
    `${portal}@evil.example/r/mgl_1`,
    `${portal}:8443/r/mgl_1`,
    'javascript:alert(1)',
    `blob:${portal}/1`,
    '/r/mgl_1',
    '',
    undefined,
    [`${portal}/r/mgl_1`],
  ])('is never handed over, and its session is revoked: %o', async (url) => {
    const { client, answer, revoked } = gatedClient({ id: 'ps_1', url })
    answer()
    for (const request of [ask(), askByForm()]) {
      const { route, events } = setUp({ client })
      const response = await route(request)
      expect(response.status).toBe(502)
      expect(response.headers.get('location')).toBe(null)
      expect(events).toMatchObject([
        { type: 'revoked', code: 'upstream_error' },
        { type: 'failed', code: 'upstream_error' },
      ])
    }
    expect(revoked).toEqual(['ps_1', 'ps_1'])
  })

  it('can be trusted by naming its origin', async () => {
    const local = 'http://127.0.0.1:4242'
    const session = { id: 'ps_1', url: `${local}/r/mgl_1` }
    const { client, answer } = gatedClient(session)
    answer()
    const { route } = setUp({ client, portalOrigins: [local] })
    expect(await (await route(ask())).json()).toEqual({ url: session.url })
    const { route: closed } = setUp({ client, portalOrigins: ['https://billing.example.com'] })
    expect((await closed(ask())).status).toBe(502)
  })

  it('is handed over as it was parsed', async () => {
    const { client, answer } = gatedClient({ url: 'HTTPS://PORTAL.marginfront.com/r/mgl_1' })
    answer()
    const { route } = setUp({ client })
    expect(await (await route(ask())).json()).toEqual({ url: `${portal}/r/mgl_1` })
  })

  it.each([null, 'text', 42, [], {}, { id: 'ps_1' }])(
    'is what nonsense counts as: %o',
    async (session) => {
      const { client, answer } = gatedClient(session)
      answer()
      const { route, events } = setUp({ client })
      expect((await route(ask())).status).toBe(502)
      expect(events.filter(({ type }) => type !== 'revoked')).toMatchObject([
        { code: 'upstream_error', reason: expect.stringContaining('without a link') },
      ])
    },
  )
})

describe('a session without a usable link', () => {
  it.each([
    [{ id: 'ps_1', url: null }, 'ps_1'],
    [{ id: 'ps_1', token: 'mgl_1' }, 'ps_1'],
    [{ id: 42 }, '42'],
    [{ data: { id: 'ps_1', url: `${portal}/r/mgl_1` } }, 'ps_1'],
  ])('is revoked, whoever made it: %o', async (session, id) => {
    const { client, answer, revoked } = gatedClient(session)
    answer()
    const foreign = setUp({ client })
    const calls: unknown[] = []
    const own = setUp({
      client: new MarginFrontClient('mf_sk_1', {
        async fetch(url, { method } = {}) {
          calls.push(`${method} ${new URL(String(url)).pathname}`)
          return method === 'POST'
            ? Response.json(session, { headers: { 'x-request-id': 'req_8f3a' } })
            : new Response(null, { status: 204 })
        },
      }),
    })
    for (const { route, events } of [foreign, own]) {
      expect((await route(ask())).status).toBe(502)
      expect(events).toMatchObject([
        { type: 'revoked', sessionId: id },
        { type: 'failed', code: 'upstream_error' },
      ])
    }
    expect(own.events[1]).toMatchObject({
      reason: expect.stringContaining("MarginFront's request id is req_8f3a"),
      cause: { code: 'malformed_response', requestId: 'req_8f3a' },
    })
    expect(revoked).toEqual([id])
    expect(calls).toEqual(['POST /v1/portal-sessions', `DELETE /v1/portal-sessions/${id}`])
  })
})

it('tells when a link expires where an SDK has made a Date of it', async () => {
  const expiresAt = new Date('2030-01-02T03:04:05.000Z')
  for (const [given, told] of [
    [expiresAt, { expiresAt: '2030-01-02T03:04:05.000Z' }],
    [new Date(NaN), {}],
  ] as const) {
    const { client, answer } = gatedClient({ url: `${portal}/r/mgl_1`, expiresAt: given })
    answer()
    const response = await setUp({ client }).route(ask())
    expect(await response.json()).toEqual({ url: `${portal}/r/mgl_1`, ...told })
  }
})

it('asks another SDK with no field that is undefined', async () => {
  const create = vi.fn(async (_params: object) => ({ url: `${portal}/r/mgl_1` }))
  const client = { portalSessions: { create, revoke: async () => {} } }
  await setUp({ client }).route(ask())
  await setUp({ client, features: ['usage'] }).route(ask({ returnUrl: '/a' }))
  expect(create.mock.calls.map(([params]) => Object.entries(params))).toEqual([
    [['customerExternalId', 'acme-001']],
    [
      ['customerExternalId', 'acme-001'],
      ['returnUrl', `${app}/a`],
      ['features', ['usage']],
    ],
  ])
})
