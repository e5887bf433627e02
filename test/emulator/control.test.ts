import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../src/emulator/index.ts'
import { acme, call, mint, origin, textOf } from './support.ts'

const withControl = () => createEmulator({ control: true, now: () => Date.UTC(2026, 0, 31) })
const post = (path: string, init: RequestInit = {}) =>
  new Request(`${origin}${path}`, { method: 'POST', ...init })
const json = (body: unknown): RequestInit => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
})

describe('the control surface', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/_emulator/sessions'],
    ['POST', '/_emulator/clock'],
    ['POST', '/_emulator/faults'],
    ['POST', '/_emulator/reset'],
    ['POST', '/_emulator/open'],
  ])('is not there unless it is turned on: %s %s', async (method, path) => {
    const init = { method, ...(method === 'POST' && json({ advanceMs: 1, customerId: acme })) }
    const { fetch } = createEmulator()
    expect((await fetch(`${origin}${path}`, init)).status).toBe(404)
  })

  it('is not fetched with another method', async () => {
    const { fetch } = withControl()
    expect((await fetch(`${origin}/_emulator/clock`)).status).toBe(404)
    expect((await fetch(`${origin}/_emulator/reset`)).status).toBe(404)
  })
})

describe('the control page', () => {
  it('lists customers, sessions and the time, but no token, link or key', async () => {
    const emulator = withControl()
    const { id, token } = await mint(emulator)
    const answer = await emulator.fetch(`${origin}/`)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    const markup = await answer.text()
    for (const shown of ['Globex GmbH', 'globex-001', id, '2026-01-31 00:00:00 UTC', 'live']) {
      expect(textOf(markup)).toContain(shown)
    }
    for (const hidden of [token, '/r/', 'mf_sk_']) expect(markup).not.toContain(hidden)
  })

  it('has buttons that are plain forms', async () => {
    const emulator = withControl()
    emulator.faults.once({ kind: 'reset' })
    const markup = await (await emulator.fetch(`${origin}/`)).text()
    const forms = Array.from(
      markup.matchAll(/<form method="post" action="([^"]+)"/g),
      ([, to]) => to,
    )
    expect(new Set(forms)).toEqual(
      new Set(['/_emulator/clock', '/_emulator/reset', '/_emulator/open', '/_emulator/faults']),
    )
    expect(markup).toContain('Advance one hour')
  })

  it('opens the portal of a customer', async () => {
    const emulator = withControl()
    const body = new URLSearchParams({ customerId: acme })
    const answer = await emulator.fetch(post('/_emulator/open', { body }))
    expect(answer.status).toBe(303)
    const link = answer.headers.get('location') ?? ''
    expect((await emulator.fetch(link)).status).toBe(303)
    expect(emulator.sessions.all).toMatchObject([{ customerId: acme, status: 'used' }])
  })

  it('opens no portal of an unknown customer', async () => {
    const answer = await withControl().fetch(post('/_emulator/open', json({ customerId: 'x' })))
    expect(answer.status).toBe(404)
  })
})

describe('POST /_emulator/clock', () => {
  it('moves the clock by JSON', async () => {
    const emulator = withControl()
    const answer = await emulator.fetch(post('/_emulator/clock', json({ advanceMs: 3_600_000 })))
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ now: '2026-01-31T01:00:00.000Z' })
    expect(emulator.clock.now()).toBe(Date.UTC(2026, 0, 31, 1))
  })

  it('moves the clock by a form and goes back to the page', async () => {
    const emulator = withControl()
    const body = new URLSearchParams({ advanceMs: '3600000' })
    const answer = await emulator.fetch(post('/_emulator/clock', { body }))
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/')
    expect(emulator.clock.now()).toBe(Date.UTC(2026, 0, 31, 1))
  })

  it('takes JSON that curl calls a form', async () => {
    const answer = await withControl().fetch(
      post('/_emulator/clock', {
        body: '{"advanceMs":1000}',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    )
    expect(await answer.json()).toMatchObject({ now: '2026-01-31T00:00:01.000Z' })
  })

  it.each([{}, { advanceMs: -1 }, { advanceMs: 'soon' }, { advanceMs: null }, { advanceMs: '' }])(
    'answers 400 to %o',
    async (body) => {
      const emulator = withControl()
      expect((await emulator.fetch(post('/_emulator/clock', json(body)))).status).toBe(400)
      expect(emulator.clock.now()).toBe(Date.UTC(2026, 0, 31))
    },
  )

  it.each(['[]', '1', 'nonsense'])('answers 400 to a body that is %s', async (body) => {
    const answer = await withControl().fetch(post('/_emulator/clock', { body }))
    expect(answer.status).toBe(400)
  })
})

describe('GET /_emulator/sessions', () => {
  it('tells other languages what became of every link, without tokens', async () => {
    const emulator = withControl()
    const { id, url } = await mint(emulator)
    await emulator.fetch(url)
    const answer = await emulator.fetch(`${origin}/_emulator/sessions`)
    const text = await answer.text()
    expect(JSON.parse(text)).toMatchObject({
      live: 0,
      sessions: [{ id, status: 'used', usedAt: '2026-01-31T00:00:00.000Z', revokedAt: null }],
    })
    expect(text).not.toContain('mgl_')
  })
})

describe('POST /_emulator/faults', () => {
  it('plans a fault, once unless it says always', async () => {
    const emulator = withControl()
    await emulator.fetch(post('/_emulator/faults', json({ kind: 'status', status: 503 })))
    await emulator.fetch(post('/_emulator/faults', json({ mode: 'always', kind: 'empty' })))
    expect(emulator.faults.active).toEqual([
      { mode: 'once', fault: { kind: 'status', status: 503 } },
      { mode: 'always', fault: { kind: 'empty' } },
    ])
    expect((await call(emulator, 'GET', '/portal-sessions')).status).toBe(503)
  })

  it('clears them', async () => {
    const emulator = withControl()
    emulator.faults.always({ kind: 'reset' })
    await emulator.fetch(post('/_emulator/faults', json({ clear: true })))
    expect(emulator.faults.active).toEqual([])
  })

  it.each([{ kind: 'explode' }, { kind: 'empty', mode: 'often' }, {}])(
    'answers 400 to %o',
    async (body) => {
      const emulator = withControl()
      const answer = await emulator.fetch(post('/_emulator/faults', json(body)))
      expect(answer.status).toBe(400)
      expect((await answer.json()).message).toMatch(/must be/)
      expect(emulator.faults.active).toEqual([])
    },
  )
})

describe('POST /_emulator/reset', () => {
  it('forgets all that happened', async () => {
    const emulator = withControl()
    await mint(emulator)
    expect((await emulator.fetch(post('/_emulator/reset'))).status).toBe(200)
    expect(emulator.sessions.count).toBe(0)
  })
})

describe('a POST from another site', () => {
  const body = new URLSearchParams({ advanceMs: '1' })
  const attempt = async (headers: Record<string, string>) => {
    const emulator = withControl()
    const answer = await emulator.fetch(post('/_emulator/clock', { body, headers }))
    return { status: answer.status, moved: emulator.clock.now() !== Date.UTC(2026, 0, 31) }
  }

  it.each([
    { origin: 'https://evil.test' },
    { origin: 'http://emulator.test:8080' },
    { origin: 'https://evil.test', 'sec-fetch-site': 'same-origin' },
    { origin: 'null' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('is refused: %o', async (headers: Record<string, string>) => {
    expect(await attempt(headers)).toEqual({ status: 403, moved: false })
  })

  it.each([
    {},
    { origin },
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
  ])(
    'is told from its own and from other programs: %o',
    async (headers: Record<string, string>) => {
      expect(await attempt(headers)).toEqual({ status: 303, moved: true })
    },
  )
})
