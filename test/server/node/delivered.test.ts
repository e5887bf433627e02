import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http'
import http2 from 'node:http2'
import type { AddressInfo } from 'node:net'
import { EventEmitter, once } from 'node:events'
import inject from 'light-my-request'
import { createMocks } from 'node-mocks-http'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { toNodeHandler } from '../../../src/server/node/index.ts'
import { deferred } from '../../support/deferred.ts'
import { listen } from '../../support/listen.ts'
import { app, gatedClient, setUp } from '../support/portal.ts'

const headers = {
  host: 'app.example.com',
  origin: app,
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
}

/** A real route, and what its host says of each answer: whether it went out whole. */
function followed(options: Parameters<typeof setUp>[0] = {}) {
  const set = setUp(options)
  const tracks: Promise<void>[] = []
  const signals: AbortSignal[] = []
  const handler = toNodeHandler((request, context) => {
    signals.push(request.signal)
    if (context) tracks.push(context.completed)
    return set.route(request, context)
  })
  return { ...set, handler, tracks, signals }
}

type Injected = Parameters<Parameters<typeof inject>[0]>

/** light-my-request has classes of its own in place of Node's. */
const asNodes = (...[req, res]: Injected) =>
  [req, res] as unknown as [IncomingMessage, ServerResponse]

describe('an answer to an injected request', () => {
  it('is delivered by light-my-request, and its link lives', async () => {
    const { handler, tracks, signals, emulator, events } = followed()
    const answer = await inject((...injected) => void handler(...asNodes(...injected)), {
      method: 'POST',
      url: '/api/billing-portal',
      headers,
      payload: '{"returnUrl":"/billing"}',
    })
    expect(answer.statusCode).toBe(200)
    expect(await Promise.allSettled(tracks)).toMatchObject([{ status: 'fulfilled' }])
    expect(signals).toMatchObject([{ aborted: false }])
    expect(events).toMatchObject([{ type: 'minted' }])
    expect(emulator.sessions.live).toMatchObject([{ returnUrl: `${app}/billing` }])
  })

  it('is lost where light-my-request ends the response before it was answered', async () => {
    const { client, asked, answer, revoked } = gatedClient()
    const { handler } = followed({ client })
    const gone = inject(
      (...injected) => {
        const [req, res] = asNodes(...injected)
        void handler(req, res)
        void asked.then(() => res.destroy())
      },
      { method: 'POST', url: '/', headers, payload: '{}' },
    )
    await expect(gone).rejects.toThrow()
    answer()
    await vi.waitFor(() => expect(revoked).toEqual(['ps_1']))
  })

  it('is delivered by a mock that never closes', async () => {
    const { handler, tracks, emulator } = followed()
    const { req, res } = createMocks(
      { method: 'POST', url: '/', headers, body: { returnUrl: '/billing' } },
      { eventEmitter: EventEmitter },
    )
    await handler(req, res)
    expect(res._getStatusCode()).toBe(200)
    expect(res._getJSONData()).toMatchObject({ url: expect.stringContaining('/r/mgl_') })
    await expect(Promise.all(tracks)).resolves.toHaveLength(1)
    expect(emulator.sessions.live).toMatchObject([{ returnUrl: `${app}/billing` }])
  })
})

describe('an answer over a connection', () => {
  // Larger than what a connection takes at once, so that most of it is still on its way.
  const large = () => Promise.resolve(new Response(new Uint8Array(20_000_000)))

  function tracked(route: () => Promise<Response>) {
    const track = deferred<Promise<void>[]>()
    const handler = toNodeHandler(async (request, context) => {
      if (context) track.resolve([context.completed])
      // Once it is read, HTTP/1.1 no longer calls the request aborted.
      await request.text()
      return route()
    })
    return { handler, outcome: async () => (await Promise.allSettled(await track.promise))[0] }
  }

  const cutOff = { status: 'rejected', reason: { message: expect.stringContaining('hung up') } }

  async function port(server: {
    listen: (port: number, host: string, done: () => void) => unknown
    address: () => unknown
    close: () => unknown
  }) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    return (server.address() as AddressInfo).port
  }

  it.each([
    ['delivered where it was taken to its end', () => Promise.resolve(new Response('all')), false],
    ['lost where the browser hangs up halfway', large, true],
  ])('is %s, on HTTP/1.1', async (_outcome, route, hangsUp) => {
    const { handler, outcome } = tracked(route)
    const server = createServer(handler)
    const options = { method: 'POST', port: await port(server), agent: false }
    const browser = send(options, (answer) => {
      if (hangsUp) browser.destroy()
      else answer.resume()
    })
    browser.on('error', () => {})
    browser.end('{}')
    expect(await outcome()).toMatchObject(hangsUp ? cutOff : { status: 'fulfilled' })
  })

  it.each([
    ['delivered where it was taken to its end', () => Promise.resolve(new Response('all')), false],
    ['lost where the browser hangs up halfway', large, true],
  ])('is %s, on HTTP/2', async (_outcome, route, hangsUp) => {
    const { handler, outcome } = tracked(route)
    const server = http2.createServer((req, res) => void handler(req, res))
    const session = http2.connect(`http://127.0.0.1:${await port(server)}`)
    onTestFinished(() => session.destroy())
    const stream = session.request({ ':method': 'POST', ':path': '/' })
    stream.on('error', () => {})
    stream.on('response', () => {
      if (hangsUp) stream.close(http2.constants.NGHTTP2_CANCEL)
      else stream.resume()
    })
    stream.end('{}')
    expect(await outcome()).toMatchObject(hangsUp ? cutOff : { status: 'fulfilled' })
  })

  it('leads to no mint where the browser hung up before the handler ran, on HTTP/2', async () => {
    const { route, emulator, events } = setUp()
    const handler = toNodeHandler(route)
    const arrived = deferred()
    const server = http2.createServer((req, res) => {
      res.once('close', () => void handler(req, res))
      arrived.resolve()
    })
    const session = http2.connect(`http://127.0.0.1:${await port(server)}`)
    onTestFinished(() => session.destroy())
    const stream = session.request({ ':method': 'POST', ':path': '/', ...headers, host: 'a' })
    stream.on('error', () => {})
    stream.end()
    await arrived.promise
    stream.close(http2.constants.NGHTTP2_CANCEL)
    await vi.waitFor(() => expect(events).toMatchObject([{ type: 'refused', code: 'aborted' }]))
    expect(emulator.sessions.count).toBe(0)
  })
})

describe('an answer that somebody else sent', () => {
  it.each([
    ['answers later', () => new Response('late')],
    [
      'breaks later',
      () => {
        throw new Error('broken')
      },
    ],
  ])('is not that of a route that %s', async (_what, goOn) => {
    const outcome = deferred<PromiseSettledResult<void>[]>()
    const handler = toNodeHandler(async (_request, { res, completed }) => {
      void Promise.allSettled([completed]).then(outcome.resolve)
      // As a time limit of the host's does.
      const finished = once(res, 'finish')
      res.end('first')
      await finished
      return goOn()
    })
    const answer = await fetch(await listen(handler), { method: 'POST' })
    expect([answer.status, await answer.text()]).toEqual([200, 'first'])
    const reason = { message: expect.stringContaining('was not sent') }
    expect(await outcome.promise).toMatchObject([{ status: 'rejected', reason }])
  })
})
