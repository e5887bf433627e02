import { connect, type Socket } from 'node:net'
import { Hono } from 'hono'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createEmulator, type Emulator } from '../../src/emulator/index.ts'
import {
  createPortalRoute,
  MarginFrontClient,
  type PortalEvent,
  type PortalRoute,
} from '../../src/server/index.ts'
import { toNodeHandler, type NodeContext } from '../../src/server/node/index.ts'
import { listen } from './listen.ts'
import { deferred } from '../deferred.ts'
import { ask, askByForm, portal } from './portal.ts'

afterEach(() => vi.useRealTimers())

/** A real route before an emulator whose answers to mints wait for the test, one gate for each. */
function setUp() {
  const emulator = createEmulator({ origin: portal })
  const gates: { minted: () => void; open: Promise<void> }[] = []
  const client = new MarginFrontClient(emulator.secretKeys[0], {
    async fetch(input, init) {
      const answer = await emulator.fetch(input, init)
      const gate = init?.method === 'POST' ? gates.shift() : undefined
      gate?.minted()
      await gate?.open
      return answer
    },
    retries: 0,
  })
  const events: PortalEvent[] = []
  const identified = deferred()
  const route = createPortalRoute<unknown>({
    client,
    resolveCustomer() {
      identified.resolve()
      return { customerExternalId: 'acme-001' }
    },
    onEvent: (event) => void events.push(event),
  })
  /** Stops the next mint after MarginFront made the link and before its answer is there. */
  function stopNextMint() {
    const minted = deferred()
    const open = deferred()
    gates.push({ minted: minted.resolve, open: open.promise })
    return { minted: minted.promise, letGo: open.resolve }
  }
  return { emulator, route, events, identified: identified.promise, stopNextMint }
}

/** Whoever got a link opens it; no other link may be left that works. */
async function expectNoLinkWithoutOwner(emulator: Emulator, received: string[]) {
  for (const url of received) await emulator.fetch(url)
  expect(emulator.sessions.live).toEqual([])
  const opened = emulator.sessions.all.filter(({ status }) => status === 'used')
  expect(opened).toHaveLength(received.length)
}

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
      const { route, emulator } = setUp()
      const browser = await dial((await serve(route)).origin)
      browser.write(kind)
      const answer = await browser.read()
      expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${kinds[kind].status} `))
      await expectNoLinkWithoutOwner(emulator, [linkIn(answer) ?? ''])
    })

    it('whose sender hangs up before the mint leads to none', async () => {
      const { route, emulator, events } = setUp()
      const browser = await dial((await serve(route)).origin)
      browser.write(kind, { part: 5 })
      setImmediate(browser.hangUp)
      await vi.waitFor(() => expect(events).toMatchObject([{ type: 'refused', code: 'aborted' }]))
      expect(emulator.sessions.count).toBe(0)
    })

    it('whose sender hangs up during the mint has its link revoked', async () => {
      const { route, emulator, events, stopNextMint } = setUp()
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
      const { route, emulator, events } = setUp()
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
      const { route, emulator, events, stopNextMint } = setUp()
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
    const { route, emulator, events, stopNextMint } = setUp()
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
    const { route, emulator, events, stopNextMint } = setUp()
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
    const { route, emulator, events } = setUp()
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
    const { route, emulator, events } = setUp()
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
    const { route, emulator, events } = setUp()
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

/**
 * A runtime as Workers are: when the browser hangs up, nothing of the request is waited for but
 * what was handed to `waitUntil`.
 */
function workersHost(route: PortalRoute) {
  const works: Promise<unknown>[] = []
  const context = { waitUntil: (work: Promise<unknown>) => void works.push(work) }
  return {
    fetch: (request: Request) => route(request, context),
    async idle() {
      for (const work of works) await work
    },
  }
}

describe.each([
  ['script', ask],
  ['form', askByForm],
])('in a host with waitUntil, a %s', (_kind, request) => {
  it('whose sender hangs up before the mint leads to none', async () => {
    const { route, emulator, identified } = setUp()
    const host = workersHost(route)
    const hangUp = new AbortController()
    const response = host.fetch(request({}, { signal: hangUp.signal }))
    await identified
    hangUp.abort()
    await response
    await host.idle()
    expect(emulator.sessions.count).toBe(0)
  })

  it('whose sender hangs up during the mint has its link revoked before all is over', async () => {
    const { route, emulator, events, stopNextMint } = setUp()
    const mint = stopNextMint()
    const host = workersHost(route)
    const hangUp = new AbortController()
    void host.fetch(request({}, { signal: hangUp.signal }))
    await mint.minted
    hangUp.abort()
    const over = host.idle()
    mint.letGo()
    await over
    expect(events).toContainEqual(expect.objectContaining({ type: 'revoked', code: 'aborted' }))
    await expectNoLinkWithoutOwner(emulator, [])
  })
})

describe('in a host that tells of the delivery, as Deno does', () => {
  it.each([
    ['that failed', 'revoked', true],
    ['that succeeded', 'live', false],
  ])('a link whose delivery %s is %s', async (_name, status, isLost) => {
    const { route, emulator } = setUp()
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

describe('a revocation that MarginFront fails', () => {
  async function hangUpDuringTheMint(emulator: Emulator, set: ReturnType<typeof setUp>) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const mint = set.stopNextMint()
    const hangUp = new AbortController()
    const answer = set.route(ask({}, { signal: hangUp.signal }))
    await mint.minted
    hangUp.abort()
    mint.letGo()
    await vi.runAllTimersAsync()
    await answer
    return emulator.events.filter(({ type }) => type === 'faulted')
  }

  it.each([
    { kind: 'status', status: 503 },
    { kind: 'reset' },
    { kind: 'redirect', location: 'https://evil.example/' },
    { kind: 'hang' },
  ] as const)('is tried again until it works: $kind', async (fault) => {
    const set = setUp()
    const { emulator, events } = set
    emulator.faults.once({ ...fault, operation: 'revoke' })
    emulator.faults.once({ ...fault, operation: 'revoke' })
    expect(await hangUpDuringTheMint(emulator, set)).toHaveLength(2)
    expect(events).toMatchObject([{ type: 'revoked' }, { type: 'refused' }])
    await expectNoLinkWithoutOwner(emulator, [])
  })

  it('for good is reported with the session, so that somebody can act', async () => {
    const set = setUp()
    const { emulator, events } = set
    emulator.faults.always({ kind: 'status', status: 500, operation: 'revoke' })
    expect(await hangUpDuringTheMint(emulator, set)).toHaveLength(3)
    const [session] = emulator.sessions.live
    expect(events).toMatchObject([
      {
        type: 'failed',
        sessionId: session?.id,
        reason: expect.stringContaining('could not be revoked'),
      },
      { type: 'refused', code: 'aborted' },
    ])
  })

  it('but carried out all the same counts as done', async () => {
    const set = setUp()
    const { emulator, events } = set
    emulator.faults.once({ kind: 'reset', committed: true, operation: 'revoke' })
    await hangUpDuringTheMint(emulator, set)
    expect(events).toMatchObject([{ type: 'revoked' }, { type: 'refused' }])
    await expectNoLinkWithoutOwner(emulator, [])
  })
})
