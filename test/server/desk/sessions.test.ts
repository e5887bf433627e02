import { describe, expect, it, vi } from 'vitest'
import type { PortalDeskClient } from '../../../src/server/index.ts'
import { actor, askDesk, askFor, setUpDesk } from '../support/desk.ts'
import { portal, problemOf } from '../support/portal.ts'

const known = { id: 'ps_1', isUsed: false, expiresAt: '2030-01-01T00:00:00.000Z' }

/** A client of another make, which answers both reads with what it is given. */
function clientOf(answer: unknown): PortalDeskClient {
  const say = async () => answer as never
  return { portalSessions: { create: say, revoke: say, get: say, list: say } }
}

async function shown(answer: unknown) {
  const { desk } = setUpDesk({ client: clientOf(answer) })
  const response = await desk(askFor.get())
  return { status: response.status, text: await response.text() }
}

async function listed(answer: unknown) {
  const { desk } = setUpDesk({ client: clientOf(answer) })
  return problemOf(await desk(askFor.list()))
}

describe('a list', () => {
  it.each([
    ['a bare array', [known]],
    ['the field data', { data: [known] }],
    ['the field data beside others', { data: [known], hasMore: false }],
  ])('is read as %s, and nothing is said of it', async (_name, answer) => {
    const warn = vi.spyOn(console, 'warn')
    expect(await listed(answer)).toEqual({ sessions: [known] })
    expect(warn).not.toHaveBeenCalled()
    warn.mockRestore()
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'none'],
    ['a session', known],
    ['a list of texts', ['ps_1']],
    ['a list with a session that has no id', [known, { isUsed: true }]],
  ])('is not made of %s', async (_name, answer) => {
    expect(await listed(answer)).toMatchObject({ code: 'upstream_error', status: 502 })
  })
})

it.each([
  ['hasMore', { hasMore: true }],
  ['totalResults', { totalResults: 7 }],
])('a list of a foreign client that says by %s that it is cut is told of', async (_name, cut) => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const { desk } = setUpDesk({ client: clientOf({ data: [known], ...cut }) })
  for (const _ of [1, 2]) {
    expect(await problemOf(await desk(askFor.list()))).toEqual({ sessions: [known] })
  }
  expect(warn.mock.calls).toEqual([[expect.stringContaining('there are more sessions')]])
  warn.mockRestore()
})

describe('a session with more fields than are known', () => {
  const more = {
    ...known,
    customer: { name: 'Acme Ltd', tags: ['a', 'b'], since: null },
    features: ['usage'],
    returnUrl: 'https://app.example.com/billing',
    usedAt: null,
    count: 0,
  }

  it('is passed on whole', async () => {
    expect(JSON.parse((await shown(more)).text)).toEqual(more)
    expect(await listed([more])).toEqual({ sessions: [more] })
  })

  it.each([
    ['a token', { token: 'x' }],
    ['a url', { url: 'https://somewhere.example' }],
    ['a Token', { Token: 'x' }],
    ['a URL', { URL: 'x' }],
    ['a token deep within', { customer: { last: { token: 'x' } } }],
    ['a url in a list', { links: [{ uRl: 'x' }] }],
    ['a token that is no text', { token: { value: 'x' } }],
    ['a url that is a number', { url: 7 }],
  ])('is passed on without %s', async (_name, secret) => {
    for (const text of [
      (await shown({ ...more, ...secret })).text,
      JSON.stringify(await listed([{ ...more, ...secret }])),
    ]) {
      expect(text).not.toMatch(/"(token|url)"/i)
      expect(text).toContain('ps_1')
    }
  })

  it.each([
    ['a link by another name', { link: `${portal}/r/mgl_abc` }],
    ['a token by another name', { secret: 'mgl_abc' }],
    ['a link in a sentence', { note: `Sent ${portal}/r/abc to Ann` }],
    ['a link in a list', { history: [`${portal}/r/mgl_abc`] }],
    ['a key', { by: 'mf_sk_live_abc' }],
    ['a link in capitals', { link: `${portal}/r/abc`.toUpperCase() }],
    ['a link without its scheme', { link: `${new URL(portal).host}/r/abc` }],
    ['an encoded link', { link: encodeURIComponent(`${portal}/r/abc`) }],
    ['an encoded token', { link: '/go%2Fmgl_abc' }],
    ['a link as a name', { visits: { [`${portal}/r/mgl_abc`]: 1 } }],
  ])('is passed on without %s', async (_name, secret) => {
    const { text } = await shown({ ...more, ...secret })
    expect(text).not.toMatch(/mgl_|portal\.marginfront|mf_sk_/i)
    expect(text).toContain('Acme Ltd')
  })

  it('is passed on without a link on any origin of the portal', async () => {
    const { desk } = setUpDesk({
      client: clientOf({ ...known, first: 'https://pay.acme.co/r/a', second: `${portal}/r/b` }),
      portalOrigins: [portal, 'https://pay.acme.co'],
    })
    expect(await problemOf(await desk(askFor.get()))).toEqual(known)
  })

  it('keeps a host that only begins like the address of the portal', async () => {
    const told = { mail: 'ann@acme.com', site: 'acme.co-op.example', name: 'acme.co' }
    const { desk } = setUpDesk({
      client: clientOf({ ...known, ...told, link: 'see acme.co/r/abc' }),
      portalOrigins: ['https://acme.co'],
    })
    const { mail, site } = told
    expect(await problemOf(await desk(askFor.get()))).toEqual({ ...known, mail, site })
  })

  it('keeps an id that only happens to have the letters of a token in it', async () => {
    expect(await listed([{ ...known, id: 'ps_aMGL_x' }])).toMatchObject({
      sessions: [{ id: 'ps_aMGL_x' }],
    })
  })

  it('is left out where its id is a token, which is reported, and the others are shown', async () => {
    const { desk, events } = setUpDesk({ client: clientOf([known, { ...known, id: 'mgl_abc' }]) })
    expect(await problemOf(await desk(askFor.list()))).toEqual({ sessions: [known] })
    expect(events).toMatchObject([
      { type: 'failed', code: 'upstream_error', action: 'list', actor },
      { type: 'listed' },
    ])
  })

  it('is not shown where its id is a token', async () => {
    const { desk, events } = setUpDesk({ client: clientOf({ ...known, id: 'mgl_abc' }) })
    const response = await desk(askFor.get())
    expect([response.status, await problemOf(response)]).toMatchObject([
      502,
      { code: 'upstream_error' },
    ])
    expect(events).toMatchObject([{ type: 'failed', code: 'upstream_error' }])
  })

  it('is made without its id where that is the token of its link, in events too', async () => {
    const url = `${portal}/r/mgl_abc`
    const client = clientOf({ ...known, id: 'mgl_abc', url })
    const { desk, events } = setUpDesk({ client })
    const response = await desk(askFor.create())
    expect([response.status, await problemOf(response)]).toEqual([
      201,
      { url, expiresAt: known.expiresAt },
    ])
    expect(events).toMatchObject([{ type: 'minted' }])
    expect(events[0]).not.toHaveProperty('sessionId')
    expect(JSON.stringify(events)).not.toContain('mgl_')
  })

  it('never speaks for the host', async () => {
    const { text } = await shown({ ...more, described: { customerHref: 'javascript:alert(1)' } })
    expect(text).not.toContain('described')
  })

  it.each([
    ['__proto__', JSON.parse('{"id":"ps_1","__proto__":{"isUsed":true}}')],
    ['constructor', { ...known, id: 'constructor' }],
  ])('may be called %s', async (_name, session) => {
    const { desk } = setUpDesk({
      client: clientOf(session),
      describeSessions: () => ({}),
    })
    const response = await desk(askFor.get())
    expect(response.status).toBe(200)
    expect(await problemOf(response)).not.toHaveProperty('described')
  })
})

it.each([
  [
    'what holds itself',
    () => {
      const session: Record<string, unknown> = { ...known }
      session['self'] = session
      return session
    },
  ],
  ['a bigint', () => ({ ...known, count: 10n })],
  ['nothing', () => undefined],
])('answers upstream_error to %s of a foreign client', async (_name, make) => {
  const { status, text } = await shown(make())
  expect([status, JSON.parse(text)]).toMatchObject([502, { code: 'upstream_error' }])
})

it.each(['../customers/1', 'a/b', 'a b', 'ps_1?x=1'])(
  'asks no foreign client for %j, which may climb in its URL',
  async (id) => {
    const foreign = clientOf(known)
    const asked = vi.fn(async (_: string) => known)
    const portalSessions = { ...foreign.portalSessions, get: asked, revoke: asked }
    const { desk } = setUpDesk({ client: { portalSessions } })
    for (const action of ['get', 'revoke'] as const) {
      const response = await desk(askFor[action](id))
      expect([response.status, await problemOf(response)]).toMatchObject([
        400,
        { code: 'invalid_request' },
      ])
    }
    expect(asked).not.toHaveBeenCalled()
    await desk(askFor.revoke('ps_1-a.b~c'))
    expect(asked.mock.calls).toEqual([['ps_1-a.b~c']])
  },
)

it.each([
  ['a refused key', { kind: 'status', status: 401 }, 500, 'misconfigured'],
  ['a limit', { kind: 'status', status: 429, retryAfter: 60 }, 429, 'rate_limited'],
  ['a failure', { kind: 'status', status: 500 }, 502, 'upstream_error'],
  ['a wait', { kind: 'status', status: 503, retryAfter: 60 }, 503, 'upstream_error'],
  ['a web page', { kind: 'html' }, 502, 'upstream_error'],
  ['half an answer', { kind: 'malformed' }, 502, 'upstream_error'],
  ['silence', { kind: 'hang' }, 504, 'upstream_timeout'],
] as const)('says no more of %s than its code', async (_name, fault, status, code) => {
  for (const action of ['list', 'get', 'create', 'revoke'] as const) {
    // Any answer of a 2xx is a revocation.
    if (action === 'revoke' && (fault.kind === 'html' || fault.kind === 'malformed')) continue
    const { desk, emulator, mint, events } = setUpDesk({ timeout: 100 })
    const { id } = await mint()
    emulator.faults.always({ ...fault, operation: action })
    const response = await desk(askFor[action](id))
    const text = await response.text()
    expect([action, response.status, JSON.parse(text)]).toMatchObject([action, status, { code }])
    expect(text).not.toMatch(/mf_sk_|mgl_|x-api-key|127\.0\.0\.1/)
    expect(events.at(-1)).toMatchObject({ code, action })
  }
})

it.each([
  ['list', 400, 'invalid_request'],
  ['create', 400, 'invalid_request'],
  ['get', 404, 'not_found'],
  // Only a 404 says that the link is dead.
  ['revoke', 400, 'invalid_request'],
] as const)('takes what MarginFront finds invalid in %s for a %i', async (action, status, code) => {
  const { desk, emulator, mint } = setUpDesk()
  const { id } = await mint()
  emulator.faults.always({ kind: 'status', status: 400, operation: action })
  const response = await desk(askFor[action](id))
  expect([response.status, await problemOf(response)]).toMatchObject([status, { code }])
})

it('has the number of sessions that MarginFront has', async () => {
  const many = Array.from({ length: 10_000 }, (_, number) => ({ ...known, id: `ps_${number}` }))
  const { desk } = setUpDesk({ client: clientOf(many) })
  const { sessions } = await problemOf(await desk(askDesk('GET', '?includeExpired=true')))
  expect(sessions).toHaveLength(10_000)
})
