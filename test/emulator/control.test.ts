import { describe, expect, it } from 'vitest'
import {
  createEmulator,
  type Emulator,
  type EmulatorOptions,
  type Fault,
} from '../../src/emulator/index.ts'
import { acme, call, createVisitor, mint, origin, textOf } from './support.ts'

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
    for (const shown of ['Globex GmbH', 'globex-001', id, '2026-01-31 00:00:00 UTC', 'Active']) {
      expect(textOf(markup)).toContain(shown)
    }
    for (const hidden of [token, '/r/', 'mf_sk_']) expect(markup).not.toContain(hidden)
  })

  it('has buttons that are plain forms', async () => {
    const emulator = withControl()
    await mint(emulator)
    emulator.faults.once({ kind: 'reset' })
    const markup = await (await emulator.fetch(`${origin}/`)).text()
    const forms = Array.from(
      markup.matchAll(/<form method="post" action="([^"]+)"/g),
      ([, to]) => to,
    )
    expect(new Set(forms)).toEqual(
      new Set([
        '/_emulator/clock',
        '/_emulator/reset',
        '/_emulator/open',
        '/_emulator/faults',
        '/_emulator/revoke',
      ]),
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

/** What a row of the sessions says, beside ids and buttons. */
const rowsOf = async (emulator: Emulator) => {
  const markup = await (await emulator.fetch(`${origin}/`)).text()
  const [, table = ''] = /aria-labelledby="sessions">([^]*?)<\/table>/.exec(markup) ?? []
  return table
    .split('<tr>')
    .slice(2)
    .map((row) => ({
      status: /<span class="badge \w+">(\w+)/.exec(row)?.[1],
      opened: /<td>(Never|[\d:]+)<\/td>\s*<td>[\d:]+<\/td>\s*<td><code>/.exec(row)?.[1],
      canBeRevoked: row.includes('/_emulator/revoke'),
    }))
}

describe('a session on the control page', () => {
  it('is active, opened, expired or revoked, an opened one that expired too', async () => {
    const emulator = withControl()
    const openedAndOver = await mint(emulator)
    await emulator.fetch(openedAndOver.url)
    await mint(emulator)
    emulator.clock.advance(3_600_000)
    const revoked = await mint(emulator)
    await call(emulator, 'DELETE', `/portal-sessions/${revoked.id}`)
    const opened = await mint(emulator)
    await emulator.fetch(opened.url)
    await mint(emulator)
    expect(await rowsOf(emulator)).toEqual([
      { status: 'Active', opened: 'Never', canBeRevoked: true },
      { status: 'Opened', opened: '01:00:00', canBeRevoked: true },
      { status: 'Revoked', opened: 'Never', canBeRevoked: false },
      { status: 'Expired', opened: 'Never', canBeRevoked: false },
      { status: 'Expired', opened: '00:00:00', canBeRevoked: false },
    ])
  })

  it('is revoked by its button, and its visitor is out', async () => {
    const emulator = withControl()
    const visit = createVisitor(emulator)
    const { id, url } = await mint(emulator)
    await visit(url)
    const body = new URLSearchParams({ sessionId: id })
    const answer = await emulator.fetch(post('/_emulator/revoke', { body }))
    expect(answer.headers.get('location')).toBe('/')
    expect((await visit('/portal')).status).toBe(401)
    expect((await call(emulator, 'GET', `/portal-sessions/${id}`)).status).toBe(404)
    expect(emulator.events.map(({ type }) => type)).toContain('revoked')
    const again = await emulator.fetch(post('/_emulator/revoke', json({ sessionId: id })))
    expect(again.status).toBe(404)
  })

  it('is one of the newest hundred', async () => {
    const emulator = withControl()
    for (let index = 0; index < 101; index += 1) await mint(emulator)
    expect(await rowsOf(emulator)).toHaveLength(100)
    const markup = await (await emulator.fetch(`${origin}/`)).text()
    expect(textOf(markup)).toContain('The newest 100 of 101 are shown.')
  })
})

describe('the buttons for faults', () => {
  const presetsOn = async (emulator: Emulator) => {
    const markup = await (await emulator.fetch(`${origin}/`)).text()
    return Array.from(markup.matchAll(/name="preset" value="(\w+)"/g), ([, name = '']) => name)
  }
  const press = (emulator: Emulator, fields: Record<string, string>) =>
    emulator.fetch(post('/_emulator/faults', { body: new URLSearchParams(fields) }))

  it('cover every kind of fault', async () => {
    const emulator = withControl()
    for (const preset of await presetsOn(emulator)) await press(emulator, { preset })
    const kinds = new Set(emulator.faults.active.map(({ fault }) => fault.kind))
    expect([...kinds].toSorted()).toEqual([
      'empty',
      'hang',
      'html',
      'huge',
      'latency',
      'malformed',
      'redirect',
      'reset',
      'status',
      'truncated',
      'wrongUrl',
    ])
  })

  it('break the next request, for what was chosen, and say so', async () => {
    const emulator = withControl()
    const answer = await press(emulator, { mode: 'once', operation: 'list', preset: 'unavailable' })
    expect(answer.status).toBe(303)
    const markup = await (await emulator.fetch(`${origin}/`)).text()
    expect(textOf(markup)).toContain(
      'Next request for listing sessions: Unavailable for 30 s (503)',
    )
    expect((await call(emulator, 'POST', '/portal-sessions')).status).toBe(400)
    expect((await call(emulator, 'GET', '/portal-sessions')).status).toBe(503)
    expect((await call(emulator, 'GET', '/portal-sessions')).status).toBe(200)
  })

  it.each<[Fault, string]>([
    [{ kind: 'status', status: 418 }, 'Next request: status 418'],
    [{ kind: 'status', status: 503, retryAfter: '<5>' }, 'status 503, retryAfter &lt;5&gt;'],
    [{ kind: 'latency', ms: 250, operation: 'get' }, 'for reading a session: latency, ms 250'],
    [{ kind: 'html', committed: true }, 'Next request: html, committed true'],
    [{ kind: 'redirect', location: '/planted', status: 302 }, 'redirect, status 302'],
    [{ kind: 'wrongUrl', url: '/planted' }, 'for making a link: wrongUrl'],
  ])('are joined by what a program planned: %o', async (fault, words) => {
    const emulator = withControl()
    emulator.faults.once(fault)
    const markup = await (await emulator.fetch(`${origin}/`)).text()
    expect(markup).toContain(`${words}</li>`)
    expect(markup).not.toContain('planted')
  })

  it('can break every request, until they are cleared', async () => {
    const emulator = withControl()
    await press(emulator, { mode: 'always', operation: '', preset: 'error' })
    for (const method of ['GET', 'GET', 'POST']) {
      expect((await call(emulator, method, '/portal-sessions')).status).toBe(500)
    }
    await press(emulator, { clear: 'true' })
    expect((await call(emulator, 'GET', '/portal-sessions')).status).toBe(200)
  })

  it('know no others', async () => {
    const answer = await press(withControl(), { preset: 'toString' })
    expect(answer.status).toBe(400)
    expect((await answer.json()).message).toContain('preset must be one of')
  })
})

it('asks before it forgets everything, without a script', async () => {
  const markup = await (await withControl().fetch(`${origin}/`)).text()
  const [details = ''] = /<details[^]*?<\/details>/.exec(markup) ?? []
  expect(details).toContain('action="/_emulator/reset"')
  expect(markup.split('action="/_emulator/reset"')).toHaveLength(2)
  expect(markup).not.toMatch(/\sstyle=|<style|<script|\son\w+=/i)
})

it('is headed as the emulator, not as the merchant', async () => {
  const markup = await (await withControl().fetch(`${origin}/`)).text()
  expect(markup).toContain('<title>MarginFront emulator</title>')
  expect(markup).not.toContain('Northwind')
})

describe('the host that the control page is asked by', () => {
  const statusAt = async (host: string, options: EmulatorOptions) =>
    (await createEmulator(options).fetch(`http://${host}/`)).status

  it.each(['127.0.0.1:4242', 'localhost:4242', 'app.localhost', '127.1.2.3', '[::1]:4242'])(
    'may be the loopback %s',
    async (host) => {
      expect(await statusAt(host, { control: true })).toBe(200)
      expect(await statusAt(host, { control: { hosts: [] } })).toBe(200)
    },
  )

  it.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', '192.168.1.5'])(
    'may not be %s, which could be another site',
    async (host) => {
      for (const control of [true, { hosts: ['emulator', '10.0.0.5'] }]) {
        const emulator = createEmulator({ control })
        const page = await emulator.fetch(`http://${host}/`)
        expect(page.status).toBe(403)
        expect((await page.json()).message).toContain('its own host name alone')
        const action = new Request(`http://${host}/_emulator/clock`, {
          method: 'POST',
          ...json({ advanceMs: 1000 }),
        })
        expect((await emulator.fetch(action)).status).toBe(403)
        expect((await emulator.fetch(`http://${host}/_emulator/sessions`)).status).toBe(403)
      }
    },
  )

  it('may be one that was named, or the one of the links', async () => {
    const control = { hosts: ['Emulator', 'fe80::1', '10.0.0.5'] }
    for (const host of ['emulator:4242', '[fe80::1]', '10.0.0.5:80']) {
      expect(await statusAt(host, { control })).toBe(200)
    }
    const links = { control: true, origin: 'https://emulator.example' }
    expect(await statusAt('emulator.example:4242', links)).toBe(200)
    expect(await statusAt('emulator.test', { control })).toBe(403)
  })
})

it('lets its own forms tell where they come from, and go on to where links point', async () => {
  const emulator = createEmulator({ control: true, origin: 'https://portal.test' })
  const { headers } = await emulator.fetch(`${origin}/`)
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(headers.get('content-security-policy')).toContain(
    "form-action 'self' https://portal.test;",
  )
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

  it.each([
    {},
    { advanceMs: -1 },
    { advanceMs: 'soon' },
    { advanceMs: null },
    { advanceMs: '' },
    { advanceMs: 1e300 },
  ])('answers 400 to %o', async (body) => {
    const emulator = withControl()
    expect((await emulator.fetch(post('/_emulator/clock', json(body)))).status).toBe(400)
    expect(emulator.clock.now()).toBe(Date.UTC(2026, 0, 31))
  })

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

  it.each<[Record<string, string>, Fault]>([
    [
      { kind: 'status', status: '503', retryAfter: '30', operation: 'create' },
      { kind: 'status', status: 503, retryAfter: 30, operation: 'create' },
    ],
    [
      { kind: 'status', status: '429', retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT' },
      { kind: 'status', status: 429, retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT' },
    ],
    [
      { kind: 'latency', ms: '1.5', operation: '' },
      { kind: 'latency', ms: 1.5 },
    ],
    [
      { kind: 'huge', bytes: '1024' },
      { kind: 'huge', bytes: 1024 },
    ],
    [
      { kind: 'reset', committed: 'true' },
      { kind: 'reset', committed: true },
    ],
    [
      { kind: 'html', committed: 'false', operation: 'list' },
      { kind: 'html', committed: false, operation: 'list' },
    ],
    [
      { kind: 'redirect', location: '/5', status: '302' },
      { kind: 'redirect', location: '/5', status: 302 },
    ],
    [
      { kind: 'wrongUrl', url: '5' },
      { kind: 'wrongUrl', url: '5' },
    ],
  ])('plans by a form what it plans by JSON: %o', async (fields, fault) => {
    const multipart = new FormData()
    for (const [name, value] of Object.entries(fields)) multipart.set(name, value)
    for (const body of [new URLSearchParams(fields), multipart]) {
      const emulator = withControl()
      const answer = await emulator.fetch(post('/_emulator/faults', { body }))
      expect(answer.status).toBe(303)
      expect(emulator.faults.active).toEqual([{ mode: 'once', fault }])
    }
  })

  it.each([
    [{ kind: 'status', status: 'soon' }, 'fault.status must be an HTTP status'],
    [{ kind: 'status', status: '' }, 'it is missing'],
    [{ kind: 'latency', ms: ' ' }, 'fault.ms must be a number, zero or more, not " ".'],
    [{ kind: 'latency', ms: '-1' }, 'fault.ms must be a number, zero or more, not -1.'],
    [{ kind: 'reset', committed: 'yes' }, 'fault.committed must be true or false, not "yes".'],
  ])('answers 400 to the form %o', async (fields, message) => {
    const emulator = withControl()
    const body = new URLSearchParams(fields)
    const answer = await emulator.fetch(post('/_emulator/faults', { body }))
    expect(answer.status).toBe(400)
    expect((await answer.json()).message).toContain(message)
    expect(emulator.faults.active).toEqual([])
  })

  it('answers 400 to a broken multipart form', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const answer = await withControl().fetch(
      post('/_emulator/faults', { body: 'kind=hang', headers }),
    )
    expect(answer.status).toBe(400)
    expect((await answer.json()).message).toBe('Send a JSON object or a form.')
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
