import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { runInNewContext } from 'node:vm'
import { JSDOM } from 'jsdom'
import { createMocks } from 'node-mocks-http'
import { describe, expect, it } from 'vitest'
import { isRequest } from '../../../src/server/incoming/isRequest.ts'

describe('a web Request', () => {
  it('is the platform’s own, or of a subclass', () => {
    class NextRequest extends Request {}
    expect(isRequest(new Request('https://app.example.com'))).toBe(true)
    expect(isRequest(new NextRequest('https://app.example.com'))).toBe(true)
  })

  it('may have no signal', () => {
    const parts = { headers: new Headers(), method: 'POST', url: 'https://app.example.com' }
    expect(isRequest(parts)).toBe(true)
    expect(isRequest({ ...parts, signal: new AbortController().signal })).toBe(true)
  })

  it('is one of another realm or another implementation', () => {
    const parts = { headers: new Headers(), method: 'POST', url: 'https://app.example.com' }
    expect(isRequest(runInNewContext('({ ...parts })', { parts }))).toBe(true)
    const { Headers: ofJsdom } = new JSDOM().window
    expect(isRequest({ ...parts, headers: new ofJsdom() })).toBe(true)
  })
})

describe('what is none', () => {
  const koa = { req: {}, res: {}, headers: { get: 'x' }, method: 'POST', url: '/' }
  const throwing = new Proxy(
    {},
    {
      get: () => {
        throw new Error('outside of a request')
      },
    },
  )

  it.each([
    ['Node’s request', new IncomingMessage(new Socket())],
    ['a request with a header that is called get', koa],
    ['a mock of Node’s request, whose headers have a get', createMocks({ method: 'POST' }).req],
    ['a Lambda event', { rawPath: '/', headers: {}, requestContext: {} }],
    [
      'an event with a parsed URL',
      { method: 'POST', url: new URL('https://a'), headers: new Headers() },
    ],
    ['a Response', Object.defineProperty(new Response(), 'url', { value: 'https://a' })],
    ['a request without headers', { method: 'POST', url: 'https://a' }],
    [
      'a request whose signal is none',
      { method: 'POST', url: 'https://a', headers: new Headers(), signal: 'aborted' },
    ],
    ['something that throws', throwing],
    ['a text', 'https://app.example.com'],
    ['null', null],
    ['nothing', undefined],
  ])('is %s', (_what, value) => {
    expect(isRequest(value)).toBe(false)
  })
})

it('is none whose signal cannot be read', () => {
  const request = {
    method: 'POST',
    url: '/',
    headers: new Headers(),
    get signal() {
      return JSON.parse('')
    },
  }
  expect(isRequest(request)).toBe(false)
})
