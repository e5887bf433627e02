import { connect } from 'node:net'
import express from 'express'
import { createMocks } from 'node-mocks-http'
import { describe, expect, it } from 'vitest'
import { toNodeHandler } from '../../../src/server/node/index.ts'
import { urlOf } from '../../../src/server/node/urlOf.ts'
import { listen } from '../../support/listen.ts'
import { setUp } from '../support/portal.ts'
import { received } from '../support/received.ts'

/** The URL that a route sees of a Node request. */
async function urlSeen(request: {
  url?: string
  originalUrl?: string
  protocol?: unknown
  headers?: Record<string, string>
  encrypted?: boolean
}) {
  let url: string | undefined
  const handler = toNodeHandler(async (seen) => {
    url = seen.url
    return new Response()
  })
  const { encrypted, protocol, ...options } = request
  const { req, res } = createMocks({ method: 'POST', url: '/x', ...options })
  await handler(Object.assign(req, { protocol, socket: { encrypted } }), res)
  return url
}

const host = 'app.example.com'

describe('the protocol', () => {
  it.each(['http', 'https'])('is %s where the framework says so', async (protocol) => {
    expect(await urlSeen({ protocol, headers: { host } })).toBe(`${protocol}://${host}/x`)
  })

  it('is what the framework says, whatever the socket of its proxy has', async () => {
    const asked = { protocol: 'http', headers: { host }, encrypted: true }
    expect(await urlSeen(asked)).toBe(`http://${host}/x`)
  })

  it('is what the socket has where the framework says nothing', async () => {
    expect(await urlSeen({ headers: { host } })).toBe(`http://${host}/x`)
    expect(await urlSeen({ headers: { host }, encrypted: true })).toBe(`https://${host}/x`)
  })

  it.each([
    'https://evil.example/?',
    'https://evil.example/#',
    'https,http',
    'https:',
    'HTTPS',
    'javascript',
    'ftp',
    ' https',
    '',
    7,
    null,
    ['https'],
  ])('is not read from %j', async (protocol) => {
    expect(await urlSeen({ protocol, headers: { host } })).toBe(`http://${host}/x`)
  })
})

describe('the host', () => {
  it.each([
    ['app.example.com', 'app.example.com'],
    ['APP.Example.COM:8080', 'app.example.com:8080'],
    ['app.example.com:80', 'app.example.com'],
    ['my_app.internal', 'my_app.internal'],
    ['127.0.0.1:3000', '127.0.0.1:3000'],
    ['[::1]:3000', '[::1]:3000'],
  ])('is read from %s', async (header, read) => {
    expect(await urlSeen({ headers: { host: header } })).toBe(`http://${read}/x`)
  })

  it.each([
    'evil.example/?',
    'evil.example#',
    'user@evil.example',
    'app.example.com, evil.example',
    'app.example.com\\evil',
    'app.example.com:x',
    'app.example.com:99999',
    '[::1',
    '%65vil.example',
    'a b',
    '',
    'äpp.example',
  ])('is not read from %j', async (header) => {
    expect(await urlSeen({ headers: { host: header } })).toBe('http://localhost/x')
  })

  it.each([
    ['missing', {}],
    ['a list', { host: ['evil.example'] }],
    ['a number', { host: 7 }],
  ])('is not read from a header that is %s', (_what, headers) => {
    const req = Object.assign(received({ url: '/x' }), { headers })
    expect(urlOf(req)).toBe('http://localhost/x')
  })

  it('is never read from a forwarded header', async () => {
    const headers = { host, 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' }
    expect(await urlSeen({ headers })).toBe(`http://${host}/x`)
  })

  it('of HTTP/2 is its authority', async () => {
    const headers = { ':authority': 'app.example.com', host: 'evil.example' }
    expect(await urlSeen({ headers })).toBe('http://app.example.com/x')
  })
})

describe('the path', () => {
  it.each(['//evil.example/x', '/@evil.example', '/\\evil.example', '/a%20b?c=d', '/%', '/?#'])(
    'stays a path of this host: %s',
    async (url) => {
      for (const asked of [{ url }, { url: '/x', originalUrl: url }]) {
        const seen = new URL((await urlSeen({ ...asked, headers: { host } })) ?? '')
        expect(seen.origin).toBe(`http://${host}`)
      }
    },
  )

  it.each(['http://evil.example/x', 'evil.example', '@evil.example', ':8080', '*'])(
    'is not read from %j',
    async (url) => {
      for (const asked of [{ url }, { url: '/x', originalUrl: url }]) {
        expect(await urlSeen({ ...asked, headers: { host } })).toBe(`http://${host}/`)
      }
    },
  )

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['whole, with a host of its own', 'http://evil.example/x'],
  ])('is the root where the one that came is %s', (_what, url) => {
    const req = Object.assign(received({ headers: { host } }), { url })
    expect(urlOf(req)).toBe(`http://${host}/`)
  })

  it('is not read from what is no text', () => {
    const req = Object.assign(received({ url: '/x', headers: { host } }), { originalUrl: 7 })
    expect(urlOf(req)).toBe(`http://${host}/x`)
  })
})

describe('under trust proxy', () => {
  it.each([
    ['https://evil.example/?', 403],
    ['https', 403],
    ['http', 200],
  ])('X-Forwarded-Proto: %s lets no foreign origin mint', async (forwarded, ownStatus) => {
    const { route, emulator } = setUp()
    const origin = await listen(express().set('trust proxy', true).use(toNodeHandler(route)))
    const ask = async (from: string) => {
      const headers = { origin: from, 'x-forwarded-proto': forwarded }
      return (await fetch(origin, { method: 'POST', headers })).status
    }
    expect(await ask('https://evil.example')).toBe(403)
    expect(emulator.sessions.count).toBe(0)
    // Text that is no protocol is not read, and the socket's own is.
    expect(await ask(origin)).toBe(forwarded === 'https' ? ownStatus : 200)
  })
})

describe('a request that no browser sends', () => {
  /** Sends a request as it is written, and gives the status of the answer. */
  async function statusOf(origin: string, lines: readonly string[]) {
    const { port } = new URL(origin)
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
    })
    const answer = await new Promise<string>((resolve, reject) => {
      socket.once('data', (bytes) => resolve(bytes.toString())).once('error', reject)
    })
    socket.destroy()
    return Number(answer.split(' ')[1])
  }

  it.each([
    ['without a Host', ['POST / HTTP/1.0'], 403],
    ['with a path of nonsense', ['POST /%%%\\\\?[]{} HTTP/1.1', 'host: a'], 403],
    ['with a whole URL', ['POST http://evil.example/ HTTP/1.1', 'host: a'], 403],
    ['with bytes of no alphabet', ['POST / HTTP/1.1', 'host: a', 'x: \xff\x80'], 403],
    ['with TRACE', ['TRACE / HTTP/1.1', 'host: a'], 405],
    ['with a rare method', ['PROPFIND / HTTP/1.1', 'host: a'], 405],
  ])('is answered %s', async (_what, lines, status) => {
    const origin = await listen(toNodeHandler(setUp().route))
    expect(await statusOf(origin, [...lines, 'connection: close'])).toBe(status)
  })

  it.each(['CONNECT', 'connect', 'TRACK', 'TRACE', 'a b', '', 'P\u00d6ST'])(
    'is answered 405 when it is injected with the method %j',
    async (method) => {
      const { req, res } = createMocks({ url: '/', headers: { host } })
      await toNodeHandler(setUp().route)(Object.assign(req, { method }), res)
      expect(res._getStatusCode()).toBe(405)
    },
  )

  it('has headers that no wire could carry, and is judged all the same', async () => {
    const { req, res } = createMocks({ method: 'POST', url: '/' })
    const headers = { host, origin: 'https://\u4f8b.example', 'x\n': 'a', x: 'a\r\nb', 'x-n': 7 }
    await toNodeHandler(setUp().route)(Object.assign(req, { headers }), res)
    expect(res._getStatusCode()).toBe(403)
  })
})
