import http2 from 'node:http2'
import { gzipSync } from 'node:zlib'
import { connect, type AddressInfo } from 'node:net'
import { Agent, request as send } from 'node:http'
import type { IncomingMessage, RequestOptions, ServerResponse } from 'node:http'
import express from 'express'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createPortalRoute } from '../../../src/server/index.ts'
import { toNodeHandler, type NodeContext } from '../../../src/server/node/index.ts'
import { listen } from '../../support/listen.ts'
import { deferred } from '../../support/deferred.ts'
import { gatedClient, problemOf, setUp } from '../support/portal.ts'

const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }

/** A POST as the app's own page sends it. */
const ask = (
  origin: string,
  body?: BodyInit,
  { headers = json, path = '/api/billing-portal' }: { headers?: object; path?: string } = {},
) =>
  fetch(origin + path, {
    method: 'POST',
    headers: { origin, ...headers },
    body: body ?? null,
    redirect: 'manual',
  })

/** An echo in place of a portal route: tells what request it was given. */
const echo = toNodeHandler(async (request) =>
  Response.json({
    url: request.url,
    method: request.method,
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  }),
)

describe('on plain http', () => {
  it('serves a script and a form', async () => {
    const { route, emulator } = setUp()
    const origin = await listen(toNodeHandler(route))
    const answer = await ask(origin, '{"returnUrl":"/billing"}')
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ url: expect.stringContaining('/r/mgl_') })
    expect(emulator.sessions.live).toMatchObject([{ returnUrl: `${origin}/billing` }])

    const redirect = await ask(origin, 'returnUrl=%2Fbilling', { headers: form })
    expect(redirect.status).toBe(303)
    expect(redirect.headers.get('location')).toContain('/r/mgl_')
    expect(redirect.headers.get('cache-control')).toBe('no-store')
  })

  it('serves a request without a body', async () => {
    const origin = await listen(toNodeHandler(setUp().route))
    expect((await ask(origin)).status).toBe(200)
    expect((await ask(origin, undefined, { headers: {} })).status).toBe(200)
  })

  it('hands over the request as it came', async () => {
    const origin = await listen(echo)
    const { host } = new URL(origin)
    const answer = await ask(origin, '{"ä":1}', {
      path: '/a%20b?c=d&e',
      headers: { ...json, cookie: 'a=1; b=2', 'x-twice': 'x, y' },
    })
    expect(await answer.json()).toMatchObject({
      url: `${origin}/a%20b?c=d&e`,
      method: 'POST',
      headers: { ...json, host, origin, cookie: 'a=1; b=2', 'x-twice': 'x, y' },
      body: '{"ä":1}',
    })
  })

  it('turns down what is no POST, HEAD and TRACE included', async () => {
    const origin = await listen(toNodeHandler(setUp().route))
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']) {
      const { status, allow, body } = await raw(origin, { method })
      expect([method, status, allow]).toEqual([method, 405, 'POST'])
      expect(body === '').toBe(method === 'HEAD')
    }
  })

  it('takes no other host from the path', async () => {
    const origin = await listen(echo)
    for (const [path, url] of [
      ['//evil.example/x', `${origin}//evil.example/x`],
      ['http://evil.example/x', `${origin}/`],
      ['*', `${origin}/`],
      ['/@evil.example', `${origin}/@evil.example`],
    ] as const) {
      const { body } = await raw(origin, { method: 'POST', path })
      expect(JSON.parse(body)).toMatchObject({ url })
    }
  })

  it('keeps out a request whose Host header makes no sense', async () => {
    const { route, events } = setUp()
    const origin = await listen(toNodeHandler(route))
    for (const host of ['a b', 'app@evil.example:x', '[', '\u00e4']) {
      const { status } = await raw(origin, { method: 'POST', headers: { ...json, host, origin } })
      expect(status).toBe(403)
    }
    expect(events).toHaveLength(4)
  })

  it('takes no double Origin for one of them', async () => {
    const origin = await listen(toNodeHandler(setUp().route))
    const headers = { ...json, origin: [origin, 'https://evil.example'] }
    expect((await raw(origin, { method: 'POST', headers })).status).toBe(403)
  })

  it('answers an upload that is too large, and keeps the connection for the next', async () => {
    const origin = await listen(toNodeHandler(setUp().route))
    for (let turn = 0; turn < 3; turn += 1) {
      expect((await ask(origin, 'x'.repeat(1_000_000))).status).toBe(413)
      expect((await ask(origin, '{}')).status).toBe(200)
    }
  })

  it('throws an upload away that it turned down unread, and keeps the connection', async () => {
    const origin = await listen(toNodeHandler(setUp().route))
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    onTestFinished(() => agent.destroy())
    const evil = { ...json, origin: 'https://evil.example' }
    for (let turn = 0; turn < 3; turn += 1) {
      const body = 'x'.repeat(1_000_000)
      expect(await raw(origin, { method: 'POST', headers: evil, agent }, body)).toMatchObject({
        status: 403,
      })
    }
  })

  it('answers a body that never ends, though its sender goes on', async () => {
    const { route, emulator } = setUp({ timeout: 50 })
    const origin = await listen(toNodeHandler(route))
    const { host, port } = new URL(origin)
    const head = ['POST / HTTP/1.1', `host: ${host}`, `origin: ${origin}`]
    const rest = ['content-type: application/json', 'content-length: 8000', '', ' ']
    let trickle: NodeJS.Timeout | undefined
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write([...head, ...rest].join('\r\n'))
      trickle = setInterval(() => socket.write(' '), 5)
    })
    const answer = await new Promise<string>((resolve) => {
      socket.once('data', (bytes) => resolve(bytes.toString()))
    })
    clearInterval(trickle)
    socket.destroy()
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*"code":"invalid_request"/s)
    expect(emulator.sessions.count).toBe(0)
  })

  it('reads no faster than the route does', async () => {
    const handler = toNodeHandler(async (request, context) => {
      const reader = request.body?.getReader()
      await reader?.read()
      const paused = context && 'isPaused' in context.req && context.req.isPaused()
      await reader?.cancel()
      return Response.json({ paused })
    })
    const answer = await ask(await listen(handler), 'x'.repeat(1_000_000))
    expect(await answer.json()).toEqual({ paused: true })
  })

  it('gives resolveCustomer what middleware left on the request', async () => {
    interface SignedIn extends IncomingMessage {
      user?: string
    }
    const { client, emulator } = setUp()
    const handler = toNodeHandler(
      createPortalRoute<NodeContext<SignedIn, ServerResponse>>({
        client,
        resolveCustomer: ({ context: { req, res } }) =>
          req.user && res.statusCode ? { customerExternalId: req.user } : null,
      }),
    )
    const origin = await listen((req, res) => {
      void handler(Object.assign(req, { user: 'globex-001' }), res)
    })
    expect((await ask(origin)).status).toBe(200)
    expect(emulator.sessions.live).toMatchObject([{ customerId: emulator.customers[1]?.id }])
  })

  it('keeps every cookie that a route sets, and those that were set before', async () => {
    const handler = toNodeHandler(async () => {
      const headers = new Headers({ 'x-a': '1' })
      headers.append('set-cookie', 'b=2')
      headers.append('set-cookie', 'c=3')
      return new Response('', { headers })
    })
    const origin = await listen((req, res) => {
      res.setHeader('set-cookie', ['a=1'])
      void handler(req, res)
    })
    expect((await ask(origin)).headers.getSetCookie()).toEqual(['a=1', 'b=2', 'c=3'])
  })
})

describe('a browser that hangs up', () => {
  it('during the mint has its link revoked', async () => {
    const { client, asked, answer, revoked } = gatedClient()
    const { route, events } = setUp({ client })
    const aborted = deferred()
    const origin = await listen(
      toNodeHandler((request, context) => {
        request.signal.addEventListener('abort', () => aborted.resolve())
        return route(request, context)
      }),
    )
    const hangUp = new AbortController()
    const gone = fetch(origin, {
      method: 'POST',
      headers: { ...json, origin },
      body: '{}',
      signal: hangUp.signal,
    }).catch((error: unknown) => error)
    await asked
    hangUp.abort()
    await aborted.promise
    answer()
    await gone
    await vi.waitFor(() => expect(events).toHaveLength(2))
    expect(revoked).toEqual(['ps_1'])
    expect(events).toMatchObject([{ type: 'revoked', code: 'aborted' }, { type: 'refused' }])
  })

  it('while it sends the body leads to no mint', async () => {
    const { route, emulator, events } = setUp()
    const origin = await listen(toNodeHandler(route))
    const { port } = new URL(origin)
    const socket = connect(Number(port), '127.0.0.1', () => {
      const head = ['POST / HTTP/1.1', `host: 127.0.0.1:${port}`, `origin: ${origin}`]
      const rest = ['content-type: application/json', 'content-length: 100', '', '{"a":']
      socket.write([...head, ...rest].join('\r\n'), () => setImmediate(() => socket.destroy()))
    })
    await vi.waitFor(() => expect(events).toMatchObject([{ type: 'refused', code: 'aborted' }]))
    expect(emulator.sessions.count).toBe(0)
  })

  it('before the handler ran leads to no mint', async () => {
    const { route, emulator, events } = setUp()
    const handler = toNodeHandler(route)
    const handled = deferred()
    const arrived = deferred()
    const origin = await listen((req, res) => {
      res.on('close', () => void handler(req, res).then(handled.resolve))
      arrived.resolve()
    })
    const hangUp = new AbortController()
    const gone = fetch(origin, {
      method: 'POST',
      headers: { origin },
      signal: hangUp.signal,
    }).catch((error: unknown) => error)
    await arrived.promise
    hangUp.abort()
    await gone
    await handled.promise
    expect(emulator.sessions.count).toBe(0)
    expect(events).toMatchObject([{ type: 'refused', code: 'aborted' }])
  })

  it('is not what an answered request looks like', async () => {
    const signals: AbortSignal[] = []
    const { route } = setUp()
    const origin = await listen(
      toNodeHandler((request, context) => {
        signals.push(request.signal)
        return route(request, context)
      }),
    )
    await (await ask(origin)).text()
    await (await ask(origin)).text()
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, false])
  })
})

describe('in Express', () => {
  it.each([
    ['without a body parser', []],
    ['after body parsers', [express.json(), express.urlencoded({ extended: true })]],
    ['after a parser that keeps the bytes', [express.raw({ type: '*/*' })]],
    ['after a parser that keeps the text', [express.text({ type: '*/*' })]],
  ])('serves a script and a form %s', async (_name, parsers) => {
    const { route, emulator } = setUp()
    const host = express()
    for (const parser of parsers) host.use(parser)
    host.all('/api/billing-portal', toNodeHandler(route))
    const origin = await listen(host)

    expect((await ask(origin, '{"returnUrl":"/a"}')).status).toBe(200)
    expect((await ask(origin, 'returnUrl=%2Fb&x[y]=1', { headers: form })).status).toBe(303)
    expect((await ask(origin)).status).toBe(200)
    expect((await ask(origin, '{"returnUrl":"//evil.example"}')).status).toBe(400)
    expect((await ask(origin, JSON.stringify({ pad: 'x'.repeat(9000) }))).status).toBe(413)
    expect((await ask(origin, 'hi', { headers: { 'content-type': 'text/plain' } })).status).toBe(
      415,
    )
    expect(emulator.sessions.live.map(({ returnUrl }) => returnUrl)).toEqual([
      `${origin}/a`,
      `${origin}/b`,
      null,
    ])
  })

  it('knows the whole URL under a mounted router', async () => {
    const router = express.Router()
    router.all('/portal', echo)
    const origin = await listen(express().use('/billing', router))
    const answer = await ask(origin, '', { path: '/billing/portal?a=b' })
    expect(await answer.json()).toMatchObject({ url: `${origin}/billing/portal?a=b` })
  })

  it('believes a proxy about https only where the host does', async () => {
    const urls = []
    for (const trust of [true, false]) {
      const origin = await listen(express().set('trust proxy', trust).use(echo))
      const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example' }
      const { url } = await (await ask(origin, '', { headers, path: '/' })).json()
      urls.push(String(url).replace(new URL(origin).host, 'HOST'))
    }
    expect(urls).toEqual(['https://HOST/', 'http://HOST/'])
  })

  it('passes on no header of the body that the parser has undone', async () => {
    const origin = await listen(express().use(express.json(), echo))
    const headers = { ...json, 'content-encoding': 'gzip' }
    const answer = await ask(origin, gzipSync('{ "a": 1 }'), { headers })
    const { headers: seen, body } = await answer.json()
    expect(body).toBe('{"a":1}')
    expect(seen).not.toHaveProperty('content-encoding')
    expect(seen).not.toHaveProperty('content-length')
  })

  it('reads the stream where a parser left only an empty object', async () => {
    const { route, emulator } = setUp()
    const host = express()
    host.use((req, _res, next) => {
      req.body = {}
      next()
    })
    host.use(toNodeHandler(route))
    const origin = await listen(host)
    expect((await ask(origin, '{"returnUrl":"/a"}')).status).toBe(200)
    expect(emulator.sessions.live).toMatchObject([{ returnUrl: `${origin}/a` }])
  })

  it('says so when the body was read and nobody kept it', async () => {
    const { route, events } = setUp()
    const host = express()
    host.use((req, _res, next) => {
      req.on('end', next).resume()
    })
    host.use(toNodeHandler(route))
    const origin = await listen(host)
    const lost = await ask(origin, '{"returnUrl":"/a"}')
    expect(await problemOf(lost)).toMatchObject({ code: 'misconfigured' })
    expect(events).toMatchObject([{ reason: expect.stringContaining('req.body') }])
    expect((await ask(origin)).status).toBe(200)
  })
})

describe('an error of the route', () => {
  const broken = toNodeHandler(() => Promise.reject(new Error('SENTINEL')))

  it('goes to Express', async () => {
    const seen = vi.fn()
    const host = express()
    host.use(broken)
    host.use((error: unknown, _req: unknown, res: express.Response, _next: unknown) => {
      seen(error)
      res.sendStatus(503)
    })
    expect((await ask(await listen(host))).status).toBe(503)
    expect(seen).toHaveBeenCalledExactlyOnceWith(new Error('SENTINEL'))
  })

  it('answers 500 without detail where nobody else can, and is told in the console', async () => {
    const console = vi.spyOn(globalThis.console, 'error').mockImplementation(() => {})
    onTestFinished(() => console.mockRestore())
    const answer = await ask(await listen(broken))
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('SENTINEL')
    expect(console).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining('toNodeHandler threw'),
      new Error('SENTINEL'),
    )
  })

  it('leaves an answer alone that was sent before', async () => {
    const handler = toNodeHandler(async () => new Response('late', { status: 201 }))
    const origin = await listen((req, res) => {
      res.write('fir')
      void handler(req, res).then(
        () => res.end('st'),
        () => res.end('broken'),
      )
    })
    const answer = await ask(origin)
    expect([answer.status, await answer.text()]).toEqual([200, 'first'])
  })
})

describe('on HTTP/2', () => {
  async function openSession(handler: ReturnType<typeof toNodeHandler>) {
    const server = http2.createServer((req, res) => void handler(req, res))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const origin = `http://127.0.0.1:${port}`
    const session = http2.connect(origin)
    onTestFinished(() => {
      session.destroy()
      server.close()
    })
    return { origin, session }
  }

  const head = (origin: string) => ({ ':method': 'POST', ':path': '/x', origin, ...json })

  it('serves a script', async () => {
    const { route, emulator } = setUp()
    const { origin, session } = await openSession(toNodeHandler(route))
    const stream = session.request(head(origin))
    const status = new Promise((resolve) => {
      stream.on('response', (headers) => resolve(headers[':status']))
    })
    stream.end('{"returnUrl":"/a"}')
    expect(await status).toBe(200)
    let text = ''
    for await (const chunk of stream) text += String(chunk)
    expect(JSON.parse(text)).toMatchObject({ url: expect.stringContaining('/r/mgl_') })
    expect(emulator.sessions.live).toMatchObject([{ returnUrl: `${origin}/a` }])
  })

  it('revokes the link of a browser that hangs up during the mint', async () => {
    const { client, asked, answer, revoked } = gatedClient()
    const { route, events } = setUp({ client })
    const aborted = deferred()
    const { origin, session } = await openSession(
      toNodeHandler((request, context) => {
        request.signal.addEventListener('abort', () => aborted.resolve())
        return route(request, context)
      }),
    )
    const stream = session.request(head(origin))
    stream.on('error', () => {})
    stream.end('{}')
    await asked
    stream.destroy()
    await aborted.promise
    answer()
    await vi.waitFor(() => expect(events).toHaveLength(2))
    expect(revoked).toEqual(['ps_1'])
  })

  it('mints nothing for a browser that hangs up while it sends the body', async () => {
    const { route, emulator, events } = setUp()
    const arrived = deferred()
    const { origin, session } = await openSession(
      toNodeHandler((request, context) => {
        arrived.resolve()
        return route(request, context)
      }),
    )
    const stream = session.request(head(origin))
    stream.on('error', () => {})
    stream.write('{"a":')
    await arrived.promise
    session.destroy()
    await vi.waitFor(() => expect(events).toMatchObject([{ type: 'refused', code: 'aborted' }]))
    expect(emulator.sessions.count).toBe(0)
  })
})

/** Sends what `fetch` would not. */
function raw(
  origin: string,
  {
    headers = {},
    ...options
  }: Omit<RequestOptions, 'headers'> & { headers?: Record<string, string | string[]> },
  payload = '',
) {
  return new Promise<{ status?: number | undefined; allow?: string | undefined; body: string }>(
    (resolve, reject) => {
      const request = send(origin, { ...options, headers }, (response) => {
        let body = ''
        response.on('data', (chunk: Buffer) => (body += chunk.toString()))
        response.on('end', () => {
          resolve({ status: response.statusCode, allow: response.headers.allow, body })
        })
      })
      request.on('error', reject)
      request.end(payload)
    },
  )
}
