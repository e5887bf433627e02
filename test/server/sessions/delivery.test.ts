import { connect, type Socket } from 'node:net'
import { Hono } from 'hono'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { PortalRoute, PortalSessionsClient } from '../../../src/server/index.ts'
import { toNodeHandler, type NodeContext } from '../../../src/server/node/index.ts'
import { deferred } from '../../support/deferred.ts'
import { expectNoLinkWithoutOwner, setUpGated } from '../support/gatedRoute.ts'
import { listen } from '../../support/listen.ts'
import { ask, askByForm, gatedClient, portal, problemOf, setUp } from '../support/portal.ts'

const linkIn = (text: string) => /https:\/\/portal\.marginfront\.com\/r\/[\w-]+/.exec(text)?.[0]

const kinds = {
  script: { type: 'application/json', body: '{"returnUrl":"/billing"}', status: 200 },
  form: { type: 'application/x-www-form-urlencoded', body: 'returnUrl=%2Fbilling', status: 303 },
}
type Kind = keyof typeof kinds

/** A browser's connection, kept alive and written by hand. */
async function dial(origin: string) {
  const { host, port } = new URL(origin)
  const socket: Socket = connect(Number(port), '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => {})
  await new Promise<void>((resolve) => socket.once('connect', resolve))

  const write = (kind: Kind, { part }: { part?: number } = {}) => {
    const { type, body } = kinds[kind]
    const head = ['POST /api/billing-portal HTTP/1.1', `host: ${host}`, `origin: ${origin}`]
    const rest = [`content-type: ${type}`, `content-length: ${body.length}`, '', '']
    socket.write([...head, ...rest].join('\r\n') + body.slice(0, part))
  }
  const read = () =>
    new Promise<string>((resolve) => {
      socket.once('data', (bytes) => resolve(bytes.toString()))
    })
  return { write, read, hangUp: () => void socket.destroy(), reset: () => socket.resetAndDestroy() }
}

interface Host {
  origin: string
  /** Settles when the request at hand is over for the host: answered or given up. */
  hungUp: Promise<void>
}

/** Holds an answer back, as a middleware of the host's may, until the test lets go. */
interface Hold {
  answered: () => void
  letGo: Promise<void>
}

/** Each host on a real server, with the route mounted as its documentation says. */
const hosts: Record<string, (route: PortalRoute, hold?: Hold) => Promise<Host>> = {
  async 'node:http'(route, hold) {
    const hungUp = deferred()
    const handler = toNodeHandler(async (request, context) => {
      request.signal.addEventListener('abort', () => hungUp.resolve())
      const response = await route(request, context)
      hold?.answered()
      await hold?.letGo
      return response
    })
    return { origin: await listen(handler), hungUp: hungUp.promise }
  },
  async Hono(route, hold) {
    const hungUp = deferred()
    const app = new Hono<{ Bindings: NodeContext }>()
    app.use(async (c, next) => {
      c.req.raw.signal.addEventListener('abort', () => hungUp.resolve())
      await next()
      hold?.answered()
      await hold?.letGo
    })
    app.post('/api/billing-portal', (c) => route(c.req.raw, c.env))
    const handler = toNodeHandler(async (request, context) => app.fetch(request, context))
    return { origin: await listen(handler), hungUp: hungUp.promise }
  },
}

describe.each(Object.keys(hosts))('in %s', (name) => {
  const serve = (route: PortalRoute, hold?: Hold) =>
    hosts[name]?.(route, hold) ?? Promise.reject(new Error(`There is no host ${name}.`))

  describe.each(['script', 'form'] as const)('a %s', (kind) => {
    it('that waits gets its link', async () => {
      const { route, emulator } = setUpGated()
      const browser = await dial((await serve(route)).origin)
      browser.write(kind)
      const answer = await browser.read()
      expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${kinds[kind].status} `))
      await expectNoLinkWithoutOwner(emulator, [linkIn(answer) ?? ''])
    })

    it('whose sender hangs up before the mint leads to none', async () => {
      const { route, emulator, events } = setUpGated()
      const browser = await dial((await serve(route)).origin)
      browser.write(kind, { part: 5 })
      setImmediate(browser.hangUp)
      await vi.waitFor(() => expect(events).toMatchObject([{ type: 'refused', code: 'aborted' }]))
      expect(emulator.sessions.count).toBe(0)
    })

    it('whose sender hangs up during the mint has its link revoked', async () => {
      const { route, emulator, events, stopNextMint } = setUpGated()
      const mint = stopNextMint()
      const { origin, hungUp } = await serve(route)
      const browser = await dial(origin)
      browser.write(kind)
      await mint.minted
      expect(emulator.sessions.live).toHaveLength(1)
      browser.hangUp()
      await hungUp
      mint.letGo()
      await vi.waitFor(() => expect(events).toHaveLength(2))
      expect(events).toMatchObject([{ type: 'revoked', code: 'aborted' }, { type: 'refused' }])
      await expectNoLinkWithoutOwner(emulator, [])
    })

    it('whose sender hangs up after the mint, before the answer went out, has it revoked', async () => {
      const { route, emulator, events } = setUpGated()
      const answered = deferred()
      const held = deferred()
      const hold = { answered: answered.resolve, letGo: held.promise }
      const { origin, hungUp } = await serve(route, hold)
      const browser = await dial(origin)
      browser.write(kind)
      await answered.promise
      expect(events).toMatchObject([{ type: 'minted' }])
      browser.hangUp()
      await hungUp
      held.resolve()
      await vi.waitFor(() => expect(events).toHaveLength(2))
      expect(events[1]).toMatchObject({ type: 'revoked', code: 'aborted' })
      await expectNoLinkWithoutOwner(emulator, [])
    })

    it('that a browser sends twice, because its connection broke, leaves one link', async () => {
      const { route, emulator, events, stopNextMint } = setUpGated()
      const { origin, hungUp } = await serve(route)
      const browser = await dial(origin)
      browser.write(kind)
      const received = [linkIn(await browser.read()) ?? '']

      // Once more on the connection that was kept alive. It breaks, and browsers try again unasked.
      const mint = stopNextMint()
      browser.write(kind)
      await mint.minted
      browser.reset()
      const again = await dial(origin)
      again.write(kind)
      received.push(linkIn(await again.read()) ?? '')
      await hungUp
      mint.letGo()

      await vi.waitFor(() => expect(events).toHaveLength(4))
      expect(emulator.sessions.count).toBe(3)
      expect(emulator.sessions.live).toHaveLength(2)
      await expectNoLinkWithoutOwner(emulator, received)
    })
  })

  it('a fetch that times out has its link revoked', async () => {
    const { route, emulator, events, stopNextMint } = setUpGated()
    const mint = stopNextMint()
    const { origin, hungUp } = await serve(route)
    const timeout = new AbortController()
    const answer = fetch(`${origin}/api/billing-portal`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      signal: timeout.signal,
    })
    await mint.minted
    timeout.abort(new DOMException('', 'TimeoutError'))
    await expect(answer).rejects.toMatchObject({ name: 'TimeoutError' })
    await hungUp
    mint.letGo()
    await vi.waitFor(() => expect(events).toHaveLength(2))
    await expectNoLinkWithoutOwner(emulator, [])
  })
})

describe('in Node, a link', () => {
  it('is revoked when a time limit of the host answered in its place', async () => {
    const { route, emulator, events, stopNextMint } = setUpGated()
    const mint = stopNextMint()
    const handler = toNodeHandler(route)
    const origin = await listen((req, res) => {
      void handler(req, res)
      void mint.minted.then(() => res.writeHead(503).end('Too slow.'))
    })
    const browser = await dial(origin)
    browser.write('script')
    expect(await browser.read()).toMatch(/^HTTP\/1\.1 503 /)
    mint.letGo()
    await vi.waitFor(() => expect(events).toHaveLength(2))
    expect(events).toMatchObject([{ type: 'minted' }, { type: 'revoked', code: 'aborted' }])
    await expectNoLinkWithoutOwner(emulator, [])
  })

  it('is revoked when what stands around the route fails after it', async () => {
    const { route, emulator, events } = setUpGated()
    const handler = toNodeHandler(async (request, context) => {
      await route(request, context)
      throw new Error('no disk for the log')
    })
    const browser = await dial(await listen(handler))
    browser.write('script')
    expect(await browser.read()).toMatch(/^HTTP\/1\.1 500 /)
    await vi.waitFor(() => expect(events).toHaveLength(2))
    await expectNoLinkWithoutOwner(emulator, [])
  })

  it('is revoked when the browser hangs up while a session store delays the end', async () => {
    const { route, emulator, events } = setUpGated()
    const handler = toNodeHandler(route)
    const ending = deferred()
    const saved = deferred()
    const origin = await listen((req, res) => {
      const end = res.end.bind(res)
      // As express-session does, which first saves the session.
      Object.assign(res, {
        end(chunk: Uint8Array) {
          ending.resolve()
          void saved.promise.then(() => end(chunk))
        },
      })
      res.once('close', saved.resolve)
      void handler(req, res)
    })
    const browser = await dial(origin)
    browser.write('script')
    await ending.promise
    browser.hangUp()
    await vi.waitFor(() => expect(events).toHaveLength(2))
    expect(events[1]).toMatchObject({ type: 'revoked', code: 'aborted' })
    await expectNoLinkWithoutOwner(emulator, [])
  })

  it('that went out whole is left alone', async () => {
    const { route, emulator, events } = setUpGated()
    const outcomes: Promise<string>[] = []
    const handler = toNodeHandler((request, context) => {
      outcomes.push(
        Promise.resolve(context?.completed).then(
          () => 'whole',
          () => 'lost',
        ),
      )
      return route(request, context)
    })
    const origin = await listen(handler)
    const browser = await dial(origin)
    browser.write('script')
    const received = linkIn(await browser.read()) ?? ''
    expect(await Promise.all(outcomes)).toEqual(['whole'])
    browser.hangUp()
    expect(emulator.sessions.live).toHaveLength(1)
    expect(events).toMatchObject([{ type: 'minted' }])
    await expectNoLinkWithoutOwner(emulator, [received])
  })
})

describe('in a host that tells of the delivery, as Deno does', () => {
  it.each([
    ['that failed', 'revoked', true],
    ['that succeeded', 'live', false],
  ])('a link whose delivery %s is %s', async (_name, status, isLost) => {
    const { route, emulator } = setUpGated()
    const works: Promise<unknown>[] = []
    const delivery = deferred()
    const completed = delivery.promise
    // Deno aborts the signal after good answers too.
    const after = new AbortController()
    const waitUntil = (work: Promise<unknown>) => void works.push(work)
    await route(ask({}, { signal: after.signal }), { completed, waitUntil })
    after.abort()
    if (isLost) delivery.reject(new Error('broken pipe'))
    else delivery.resolve()
    for (const work of works) await work
    expect(emulator.sessions.all).toMatchObject([{ status }])
  })
})

describe('a hang-up', () => {
  it('before the mint leads to none', async () => {
    const { route, emulator, events } = setUp()
    await route(ask({}, { signal: AbortSignal.abort() }))
    expect(emulator.sessions.count).toBe(0)
    expect(events).toMatchObject([{ type: 'refused', code: 'aborted' }])
  })

  it('while the host looks for the customer leads to none', async () => {
    const hangUp = new AbortController()
    const { route, emulator } = setUp({
      resolveCustomer() {
        hangUp.abort()
        return { customerExternalId: 'acme-001' }
      },
    })
    await route(ask({}, { signal: hangUp.signal }))
    expect(emulator.sessions.count).toBe(0)
  })

  it('during the mint does not abort it; the link is revoked and nobody gets it', async () => {
    const hangUp = new AbortController()
    const { emulator, client } = setUp()
    const asked = deferred()
    const gate = deferred()
    const slow: PortalSessionsClient = {
      portalSessions: {
        async create(params) {
          const session = await client.portalSessions.create({
            customerExternalId: params.customerExternalId ?? '',
          })
          asked.resolve()
          await gate.promise
          return session
        },
        revoke: (sessionId) => client.portalSessions.revoke(sessionId),
      },
    }
    const { route, events } = setUp({ client: slow })
    const answer = route(ask({}, { signal: hangUp.signal }))
    await asked.promise
    hangUp.abort()
    expect(emulator.sessions.live).toHaveLength(1)
    gate.resolve()

    const response = await answer
    expect(response.status).toBe(504)
    expect(JSON.stringify(await problemOf(response))).not.toContain(portal)
    expect(emulator.sessions.all).toMatchObject([{ status: 'revoked' }])
    const sessionId = emulator.sessions.all[0]?.id
    expect(events).toMatchObject([
      { type: 'revoked', code: 'aborted', sessionId, customer: { customerExternalId: 'acme-001' } },
      { type: 'refused', code: 'aborted' },
    ])
  })

  it('of a form gets no redirect to the link either', async () => {
    const { client, asked, answer, revoked } = gatedClient()
    const hangUp = new AbortController()
    const { route } = setUp({ client })
    const response = route(askByForm({}, { signal: hangUp.signal }))
    await asked
    hangUp.abort()
    answer()
    expect((await response).headers.get('location')).toBe(null)
    expect(revoked).toEqual(['ps_1'])
  })

  it('after the answer changes nothing', async () => {
    const hangUp = new AbortController()
    const { route, emulator } = setUp()
    await route(ask({}, { signal: hangUp.signal }))
    hangUp.abort()
    expect(emulator.sessions.live).toHaveLength(1)
  })

  it('while MarginFront fails needs no revoking', async () => {
    const { client, asked, fail, revoked } = gatedClient()
    const hangUp = new AbortController()
    const { route, events } = setUp({ client })
    const response = route(ask({}, { signal: hangUp.signal }))
    await asked
    hangUp.abort()
    fail({ status: 500 })
    await response
    expect(revoked).toEqual([])
    expect(events).toMatchObject([{ type: 'failed', code: 'upstream_error' }])
  })
})

it('mints exactly one link for each request, also when many come at once', async () => {
  const { route, emulator } = setUp({ rateLimit: false })
  const answers = await Promise.all(Array.from({ length: 20 }, () => route(ask())))
  const urls = await Promise.all(answers.map(async (answer) => (await answer.json()).url))
  expect(new Set(urls).size).toBe(20)
  expect(emulator.sessions.live).toHaveLength(20)
})
