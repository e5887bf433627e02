import { once } from 'node:events'
import { ServerResponse, type IncomingMessage } from 'node:http'
import http2 from 'node:http2'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isAdapted } from '../../../src/server/incoming/Incoming.ts'
import { trackAnswer } from '../../../src/server/node/trackAnswer.ts'
import { isUnread, UnreadRequest } from '../../../src/server/node/UnreadRequest.ts'
import { deferred } from '../../support/deferred.ts'
import { received } from '../support/received.ts'

const unread = (req: IncomingMessage) =>
  new UnreadRequest(req, trackAnswer(req, new ServerResponse(req)))

describe('a request is answered as Node received it', () => {
  it('where nobody has read its body', async () => {
    const req = received({}, 'ab', null)
    expect(isUnread(req)).toBe(true)
    const ended = once(req, 'end')
    req.resume()
    await ended
    expect(isUnread(req)).toBe(false)
  })

  it('but not over HTTP/2', async () => {
    const seen = deferred<boolean>()
    const server = http2.createServer((req, res) => {
      seen.resolve(isUnread(req))
      res.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const session = http2.connect(`http://127.0.0.1:${port}`)
    onTestFinished(() => {
      session.destroy()
      server.close()
    })
    session.request().end()
    expect(await seen.promise).toBe(false)
  })

  it('and told from a web Request, and from none at all', () => {
    expect(isAdapted(unread(received()))).toBe(true)
    expect(isAdapted(new Request('https://app.example.com'))).toBe(false)
    expect(isAdapted(undefined)).toBe(false)
  })
})

describe('its headers', () => {
  const headers = Object.assign(received().headers, {
    x: 'one',
    empty: '',
    // Middleware may have set these.
    list: ['one', 'two'],
    count: 7,
    foreign: '\u4f8b',
    gone: undefined,
  })
  const request = unread(received({ headers }))

  it.each([
    ['x', 'one'],
    ['empty', ''],
    ['list', 'one, two'],
    ['count', '7'],
    ['foreign', '?'],
  ])('have %s as %j', (name, value) => {
    expect(request.headers.get(name)).toBe(value)
    expect(request.headers.has(name)).toBe(true)
  })

  it.each(['gone', 'missing'])('have none that is %s', (name) => {
    expect(request.headers.get(name)).toBeNull()
    expect(request.headers.has(name)).toBe(false)
  })
})

describe('its body', () => {
  it('is read through the web Request, once one was made', () => {
    const request = unread(received())
    expect(request.made).toBeUndefined()
    const made = request.toRequest()
    expect(request.made).toBe(made)
    expect(request.toRequest()).toBe(made)
    expect(made.bodyUsed).toBe(false)
  })

  it('flows away once it is discarded', async () => {
    const req = received({}, 'ab')
    const request = unread(req)
    const bytes = request.readBody(10)
    await once(req, 'data')
    req.pause()
    request.discardBody()
    expect(req.isPaused()).toBe(false)
    req.push(null)
    expect(await bytes).toHaveLength(0)
  })

  it('may be discarded before anybody reads it', () => {
    const request = unread(received({}, 'ab'))
    expect(() => request.discardBody()).not.toThrow()
  })
})
