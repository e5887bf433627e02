import { EventEmitter } from 'node:events'
import express from 'express'
import { createMocks, type RequestOptions } from 'node-mocks-http'
import { describe, expect, it } from 'vitest'
import type { HostArgs } from '../../../src/server/index.ts'
import { toNodeHandler } from '../../../src/server/node/index.ts'
import { listen } from '../../support/listen.ts'
import { app, setUp } from '../support/portal.ts'

const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }

describe('a body that somebody else has read', () => {
  /** A host that reads the stream to its end, and leaves on the request what it likes. */
  async function ask(leave: object, headers: Record<string, string>, body: string) {
    const { route, emulator } = setUp()
    const host = express()
    host.use((req, _res, next) => {
      req.on('end', () => next(Object.assign(req, leave) && undefined)).resume()
    })
    host.use(toNodeHandler(route))
    const origin = await listen(host)
    const answer = await fetch(origin, {
      method: 'POST',
      headers: { origin, ...headers },
      body,
      redirect: 'manual',
    })
    const [session] = emulator.sessions.all
    return [answer.status, session?.returnUrl?.slice(origin.length)]
  }

  const sent = '{"returnUrl":"/a"}'

  it.each([
    ['its bytes in rawBody', { rawBody: Buffer.from(sent), body: { returnUrl: '/a' } }],
    ['its text in rawBody', { rawBody: sent, body: {} }],
    ['its bytes in body', { body: Buffer.from(sent) }],
    ['a part of a larger buffer', { body: Buffer.from(`xx${sent}yy`).subarray(2, 20) }],
    ['its text in body', { body: sent }],
    ['an object in body', { body: { returnUrl: '/a' } }],
  ])('is read as JSON from %s', async (_where, leave) => {
    expect(await ask(leave, json, sent)).toEqual([200, '/a'])
  })

  it.each([
    ['its bytes in rawBody', { rawBody: Buffer.from('returnUrl=%2Fb'), body: {} }],
    ['its text in body', { body: 'returnUrl=%2Fb' }],
    ['fields in body', { body: { returnUrl: '/b', list: ['1', '2'] } }],
  ])('is read as a form from %s', async (_where, leave) => {
    expect(await ask(leave, form, 'returnUrl=%2Fb')).toEqual([303, '/b'])
  })

  it.each([
    ['an empty object', {}],
    ['null', null],
    ['an empty text', ''],
    ['nothing', undefined],
  ])('may have been empty, and left as %s', async (_what, body) => {
    expect(await ask(body === undefined ? {} : { body }, json, '')).toEqual([200, undefined])
  })

  it.each([
    ['a list', []],
    ['a number', 7],
    ['broken text', '{'],
  ])('is refused where it is %s', async (_what, body) => {
    expect(await ask({ body }, json, sent)).toEqual([400, undefined])
  })

  const circular: Record<string, unknown> = {}
  circular['self'] = circular
  const throwing = () => {
    throw new SyntaxError('Unexpected token')
  }

  it.each([
    ['a number that JSON has not', { body: { x: 1n } }, json],
    ['an object that has itself in it', { body: circular }, json],
    ['a field of a form that is no text', { body: { x: Object.create(null) } }, form],
  ])('is refused where it is %s', async (_what, leave, headers) => {
    expect(await ask(leave, headers, sent)).toEqual([400, undefined])
  })

  it('is refused where a getter throws that should have parsed it, and the operator hears', async () => {
    const { route, events } = setUp()
    const host = express()
    host.use((req, _res, next) => {
      Object.defineProperty(req, 'body', { get: throwing })
      req.on('end', () => next()).resume()
    })
    host.use(toNodeHandler(route))
    const origin = await listen(host)
    for (const headers of [json, form]) {
      const answer = await fetch(origin, {
        method: 'POST',
        headers: { origin, ...headers },
        body: '{',
      })
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([400, 'no-store'])
    }
    expect(events).toMatchObject([{ code: 'invalid_request' }, { code: 'invalid_request' }])
  })

  it('keeps its declared type', async () => {
    const text = { 'content-type': 'text/plain' }
    expect(await ask({ body: { returnUrl: '/a' } }, text, sent)).toEqual([415, undefined])
  })

  it('is counted, however it was left', async () => {
    const body = { pad: 'x'.repeat(9000) }
    expect(await ask({ body }, json, sent)).toEqual([413, undefined])
    expect(await ask({ rawBody: JSON.stringify(body) }, json, sent)).toEqual([413, undefined])
  })
})

describe('a body whose stream gives text', () => {
  /** A host with middleware that has called `setEncoding`, by either way through the adapter. */
  async function ask(body: string, options: Parameters<typeof setUp>[0]) {
    const { route, emulator } = setUp(options)
    const host = express()
    host.use((req, _res, next) => next(req.setEncoding('utf8') && undefined))
    host.use(toNodeHandler(route))
    const origin = await listen(host)
    const answer = await fetch(origin, { method: 'POST', headers: { origin, ...json }, body })
    const [session] = emulator.sessions.all
    return [answer.status, session?.returnUrl?.slice(origin.length)]
  }

  it.each([
    ['as it is', {}],
    [
      'as a web request',
      { allowedOrigins: (_: string, { request }: HostArgs) => request.url !== '' },
    ],
  ])('is read %s', async (_way, options) => {
    expect(await ask('{"returnUrl":"/a?x=\u00fc"}', options)).toEqual([200, '/a?x=%C3%BC'])
    expect(await ask('no JSON', options)).toEqual([400, undefined])
    expect(await ask(`{"pad":"${'x'.repeat(9000)}"}`, options)).toEqual([413, undefined])
  })
})

describe('a mocked request', () => {
  async function ask(options: RequestOptions) {
    const { route, emulator } = setUp()
    const { req, res } = createMocks(
      { method: 'POST', url: '/api/billing-portal', ...options },
      { eventEmitter: EventEmitter },
    )
    await toNodeHandler(route)(req, res)
    return { status: res._getStatusCode(), session: emulator.sessions.all[0] }
  }
  const headers = { host: 'app.example.com', origin: app, 'sec-fetch-site': 'same-origin' }

  it.each([
    ['as an object', { headers: { ...headers, ...json }, body: { returnUrl: '/a' } }],
    ['as an object without a type', { headers, body: { returnUrl: '/a' } }],
  ])('has a body %s', async (_form, options) => {
    const { status, session } = await ask(options)
    expect([status, session?.returnUrl]).toEqual([200, `${app}/a`])
  })

  it('may have no body', async () => {
    const { status, session } = await ask({ headers })
    expect([status, session?.returnUrl]).toEqual([200, null])
  })

  it('may be a form', async () => {
    const { status, session } = await ask({
      headers: { ...headers, ...form },
      body: { returnUrl: '/b' },
    })
    expect([status, session?.returnUrl]).toEqual([303, `${app}/b`])
  })
})
