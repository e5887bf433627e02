import { once } from 'node:events'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { copyHeaders } from '../../../src/server/node/copyHeaders.ts'
import { methodOf, toReadRequest, toRequest } from '../../../src/server/node/toRequest.ts'
import { received } from '../support/received.ts'

const { signal } = new AbortController()

describe('the method of a web Request', () => {
  it.each([
    ['POST', 'POST'],
    ['post', 'POST'],
    ['get', 'GET'],
    ['patch', 'PATCH'],
    ['PROPFIND', 'PROPFIND'],
    ['M-SEARCH', 'M-SEARCH'],
    // Forbidden are whole words only.
    ['connected', 'CONNECTED'],
    ['XTRACE', 'XTRACE'],
    ['tracker', 'TRACKER'],
    ['TRACE', 'UNKNOWN'],
    ['connect', 'UNKNOWN'],
    ['Track', 'UNKNOWN'],
    ['GET /', 'UNKNOWN'],
    ['(POST)', 'UNKNOWN'],
    ['', 'UNKNOWN'],
    [undefined, 'GET'],
  ])('is made of %j as %s', (method, made) => {
    const req = Object.assign(received(), { method })
    expect(methodOf(req)).toBe(made)
    expect(toRequest(req, signal).method).toBe(made)
  })

  it.each(['GET', 'HEAD', 'TRACE', 'get'])('is without a body where it is %s', (method) => {
    const req = received({ method }, 'body', null)
    expect(toRequest(req, signal).body).toBeNull()
    expect(toReadRequest(req, signal).body).toBeNull()
  })

  it.each(['POST', 'PUT', 'DELETE', 'PROPFIND'])('has a body where it is %s', async (method) => {
    expect(await toRequest(received({ method }, 'body', null), signal).text()).toBe('body')
    expect(toReadRequest(received({ method }), signal).bodyUsed).toBe(true)
  })
})

describe('the headers of a web Request', () => {
  const copied = (headers: object) => [
    ...copyHeaders(
      Object.assign(received(), { headers: headers as IncomingHttpHeaders }),
      new Headers(),
    ),
  ]

  it.each([
    ['a text', 'one', [['x', 'one']]],
    ['an empty text', '', [['x', '']]],
    ['a list', ['one', 'two'], [['x', 'one, two']]],
    ['a number', 7, [['x', '7']]],
    ['nothing', undefined, []],
    ['null', null, []],
    ['latin letters', 'd\u00e9j\u00e0\tvu', [['x', 'd\u00e9j\u00e0\tvu']]],
    ['another alphabet', '\u4f8b.a', [['x', '?.a']]],
    ['a list with another alphabet', ['a', '\u4f8b'], [['x', 'a, ?']]],
    ['a line break', 'a\r\nb', [['x', 'a??b']]],
  ])('are copied from %s', (_what, value, read) => {
    expect(copied({ x: value })).toEqual(read)
  })

  it('keep each cookie apart', () => {
    expect(copied({ 'set-cookie': ['a=1', 'b=2'] })).toEqual([
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ])
  })

  it('leave out what no header may be called', () => {
    expect(copied({ ':path': '/', 'x\n': 'a', '': 'b', y: 'c' })).toEqual([['y', 'c']])
  })

  it('are none where a mock has none', () => {
    const req = Object.assign(received(), { headers: undefined })
    expect([...copyHeaders(req as unknown as IncomingMessage, new Headers())]).toEqual([])
  })
})

describe('a web Request of a body that was read before', () => {
  async function read(headers: IncomingHttpHeaders, left: object = {}) {
    const req = Object.assign(received({ headers }, null), left)
    const ended = once(req, 'end')
    req.resume()
    await ended
    return toRequest(req, signal)
  }

  it.each([
    ['no length', {}],
    ['a length of 0', { 'content-length': '0' }],
  ])('has none where it was sent with %s', async (_what, headers) => {
    const request = await read(headers)
    expect(request.body).toBeNull()
    expect(Object.fromEntries(request.headers)).toEqual(headers)
  })

  it.each([
    ['a length', { 'content-length': '4' }],
    ['chunks', { 'transfer-encoding': 'chunked' }],
  ])(
    'says that it was used where it was sent with %s and nobody kept it',
    async (_what, headers) => {
      const request = await read(headers)
      expect(request.bodyUsed).toBe(true)
      await expect(request.text()).rejects.toThrow(TypeError)
    },
  )

  it('is not called JSON where it was sent without a type', async () => {
    const request = await read({ 'content-length': '7' }, { body: { a: 1 } })
    expect(request.headers.get('content-type')).not.toContain('json')
    expect(await request.text()).toBe('{"a":1}')
  })

  it.each([
    ['application/x-www-form-urlencoded', 'a=1'],
    ['Application/X-WWW-Form-Urlencoded; charset=utf-8', 'a=1'],
    ['  application/x-www-form-urlencoded', 'a=1'],
    ['text/plain; was=application/x-www-form-urlencoded', '{"a":"1"}'],
    ['application/json', '{"a":"1"}'],
  ])('is written anew as %s', async (type, text) => {
    const request = await read({ 'content-type': type }, { body: { a: '1' } })
    expect(await request.text()).toBe(text)
  })
})

describe('a web Request of a mock', () => {
  /** What is no stream, and has its body from the start. */
  const mocked = (body: unknown, headers: IncomingHttpHeaders = {}) =>
    toRequest({ method: 'POST', url: '/', headers, body } as unknown as IncomingMessage, signal)

  it('has no body and no type where it was given none', () => {
    const request = mocked(undefined, { 'content-length': '4' })
    expect(request.body).toBeNull()
    expect(Object.fromEntries(request.headers)).toEqual({ 'content-length': '4' })
  })

  it('has the bytes that it was given, in memory of any kind', async () => {
    const shared = new Uint8Array(new SharedArrayBuffer(5)).subarray(1, 4)
    shared.set(Buffer.from('abc'))
    for (const bytes of [Buffer.from('abc'), shared]) {
      expect(await mocked(bytes, { 'content-type': 'text/plain' }).text()).toBe('abc')
    }
  })

  it.each([
    ['an object', { a: 1 }, 'application/json', '{"a":1}'],
    ['a list', [1], 'application/json', '[1]'],
    ['a text', 'a=1', 'text/plain;charset=UTF-8', 'a=1'],
    ['a number', 7, 'text/plain;charset=UTF-8', '7'],
    ['what JSON cannot write', () => {}, 'text/plain;charset=UTF-8', ''],
  ])('has a type by its body: %s', async (_what, body, type, text) => {
    const request = mocked(body)
    expect(request.headers.get('content-type')).toBe(type)
    expect(await request.text()).toBe(text)
  })
})
