import { connect } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  createPortalRoute,
  type HostArgs,
  type PortalEvent,
  type PortalRouteOptions,
} from '../../../src/server/index.ts'
import { toNodeHandler, type NodeContext } from '../../../src/server/node/index.ts'
import { deferred } from '../../support/deferred.ts'
import { listen } from '../../support/listen.ts'
import { setUp } from '../support/portal.ts'

afterEach(() => vi.unstubAllGlobals())

const customer = { customerExternalId: 'acme-001' }

/** A portal route on `node:http`, and its origin. */
async function serve(options: Partial<PortalRouteOptions<NodeContext>>) {
  const { client, emulator } = setUp()
  const route = createPortalRoute<NodeContext>({
    client,
    resolveCustomer: () => customer,
    onEvent: () => {},
    ...options,
  })
  return { origin: await listen(toNodeHandler(route)), emulator }
}

const ask = (origin: string, init: RequestInit = {}) =>
  fetch(`${origin}/api/billing-portal?a=b`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', cookie: 'a=1; b=2', 'x-one': 'one' },
    body: '{"returnUrl":"/billing"}',
    ...init,
  })

/** Counts the web requests that are made from here on. */
function countRequests() {
  let count = 0
  const Real = Request
  vi.stubGlobal(
    'Request',
    class extends Real {
      constructor(input: RequestInfo | URL, init?: RequestInit) {
        super(input, init)
        count += 1
      }
    },
  )
  return () => count
}

describe("the request that a host's function gets", () => {
  it('is a real one, with all that the browser sent', async () => {
    const seen = deferred<Request>()
    const { origin } = await serve({
      resolveCustomer({ request }) {
        seen.resolve(request)
        return customer
      },
    })
    expect((await ask(origin)).status).toBe(200)
    const request = await seen.promise
    expect(request).toBeInstanceOf(Request)
    expect(request).toMatchObject({ method: 'POST', url: `${origin}/api/billing-portal?a=b` })
    expect(Object.fromEntries(request.headers)).toMatchObject({
      cookie: 'a=1; b=2',
      'content-type': 'application/json',
      'x-one': 'one',
      origin,
    })
    expect(request.signal).toBeInstanceOf(AbortSignal)
    expect(request.signal.aborted).toBe(false)
  })

  it('has a body that the route has read', async () => {
    const outcome = deferred<unknown[]>()
    const { origin } = await serve({
      async resolveCustomer({ request }) {
        const read = await request.text().catch((error: unknown) => error)
        outcome.resolve([request.bodyUsed, read])
        return customer
      },
    })
    expect((await ask(origin)).status).toBe(200)
    expect(await outcome.promise).toEqual([true, expect.any(TypeError)])
  })

  it('is one for the runtime too, which takes no likeness', async () => {
    const copies: Request[] = []
    const { origin } = await serve({
      resolveCustomer({ request }) {
        copies.push(new Request(request, { method: 'POST', body: 'another' }))
        return customer
      },
    })
    expect((await ask(origin)).status).toBe(200)
    expect(copies[0]?.headers.get('cookie')).toBe('a=1; b=2')
  })

  it('is the same one for each function', async () => {
    const seen: unknown[] = []
    const note = ({ request }: HostArgs<NodeContext>) => void seen.push(request)
    const { origin } = await serve({
      resolveCustomer: (args) => note(args) ?? customer,
      returnUrl: (args) => void note(args),
      rateLimit: (args) => note(args) ?? { ok: true },
      features: (args) => void note(args),
      onEvent: (_event, args) => note(args),
    })
    expect((await ask(origin)).status).toBe(200)
    expect(seen).toHaveLength(5)
    expect(new Set(seen).size).toBe(1)
  })

  it('may be taken before the body was read, which is then read all the same', async () => {
    const { origin, emulator } = await serve({
      allowedOrigins: (_origin, { request }) => request.headers.get('x-one') === 'one',
    })
    expect((await ask(origin)).status).toBe(200)
    expect(emulator.sessions.live).toMatchObject([{ returnUrl: `${origin}/billing` }])
  })

  it('is aborted by a browser that hangs up meanwhile', async () => {
    const asked = deferred()
    const aborted = deferred()
    const { origin, emulator } = await serve({
      resolveCustomer({ request }) {
        request.signal.addEventListener('abort', () => aborted.resolve())
        asked.resolve()
        return aborted.promise.then(() => customer)
      },
    })
    const hangUp = new AbortController()
    const gone = ask(origin, { signal: hangUp.signal }).catch(() => {})
    await asked.promise
    hangUp.abort()
    await gone
    await aborted.promise
    expect(emulator.sessions.count).toBe(0)
  })
})

it('a browser that hangs up before the body is read is not waited for', async () => {
  const asked = deferred()
  const gone = deferred()
  const reported = deferred<PortalEvent>()
  const { origin } = await serve({
    allowedOrigins: async (_origin, { context: { req } }) => {
      req.once('close', () => gone.resolve())
      asked.resolve()
      await gone.promise
      return true
    },
    onEvent: (event) => reported.resolve(event),
  })
  const { port } = new URL(origin)
  const socket = connect(Number(port), '127.0.0.1')
  const head = ['POST / HTTP/1.1', `host: 127.0.0.1:${port}`, `origin: ${origin}`]
  socket.write(
    [...head, 'content-type: application/json', 'content-length: 2', '', '{'].join('\r\n'),
  )
  await asked.promise
  socket.destroy()
  expect(await reported.promise).toMatchObject({ type: 'refused', code: 'aborted' })
})

describe('a web Request', () => {
  it.each([
    ['is made once, however many functions ask for it', 'request', 1],
    ['is not made for a host that does with Node’s own', 'context', 0],
  ] as const)('%s', async (_what, field, times) => {
    const read = (args: HostArgs<NodeContext>) => void args[field]
    // A client that makes no request of its own.
    const session = { url: 'https://portal.marginfront.com/r/mgl_1' }
    const client = { portalSessions: { create: async () => session, revoke: async () => {} } }
    const { origin } = await serve({
      client,
      resolveCustomer: (args) => read(args) ?? customer,
      rateLimit: (args) => read(args) ?? { ok: true },
    })
    const { port } = new URL(origin)
    const count = countRequests()
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1').once('data', (bytes) => {
        resolve(String(bytes))
        socket.destroy()
      })
      const head = ['POST / HTTP/1.1', `host: 127.0.0.1:${port}`, `origin: ${origin}`]
      socket.write(
        [...head, 'content-type: application/json', 'content-length: 2', '', '{}'].join('\r\n'),
      )
    })
    expect(answer).toMatch(/^HTTP\/1\.1 200 /)
    expect(count()).toBe(times)
  })
})

it('an answer keeps what middleware had set before, and says how long it is', async () => {
  const { route } = setUp()
  const handler = toNodeHandler(route)
  const origin = await listen((req, res) => {
    res.setHeader('x-frame-options', 'DENY')
    res.setHeader('set-cookie', ['a=1'])
    void handler(req, res)
  })
  const answer = await ask(origin)
  const text = await answer.text()
  expect(answer.headers.get('x-frame-options')).toBe('DENY')
  expect(answer.headers.getSetCookie()).toEqual(['a=1'])
  expect(answer.headers.get('content-length')).toBe(String(text.length))
  expect(answer.headers.get('cache-control')).toBe('no-store')
})
