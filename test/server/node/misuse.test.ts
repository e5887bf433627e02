import { ServerResponse, type IncomingMessage } from 'node:http'
import express from 'express'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createPortalRoute } from '../../../src/server/index.ts'
import { toNodeHandler } from '../../../src/server/node/index.ts'
import { isNodeExchange } from '../../../src/server/node/messages.ts'
import { listen } from '../../support/listen.ts'
import { ask, setUp } from '../support/portal.ts'
import { received } from '../support/received.ts'

/** Calls a function with what its types forbid. */
const unchecked = (call: unknown, ...args: unknown[]): unknown =>
  Reflect.apply(Object(call), undefined, args)

function heard() {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => error.mockRestore())
  return error
}

describe('toNodeHandler refuses at once', () => {
  const { route } = setUp()

  it.each([
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['the options of a route', { resolveCustomer: () => null }, 'a value of type object'],
    ['a module with a route', { POST: route }, 'a value of type object'],
    ['a promise of a route', Promise.resolve(route), 'a promise'],
    ['the path of a route', '/api/billing-portal', 'a value of type string'],
  ])('%s', (_what, value, named) => {
    const call = () => unchecked(toNodeHandler, value)
    expect(call).toThrow(TypeError)
    expect(call).toThrow(`got ${named}`)
    expect(call).toThrow('toNodeHandler(createPortalRoute({ ... }))')
  })

  it('what it returned itself', () => {
    const handler = toNodeHandler(route)
    expect(() => unchecked(toNodeHandler, handler)).toThrow('got one of its own handlers')
  })
})

it('hands on what is thrown where it was given createPortalRoute uncalled', async () => {
  const seen = vi.fn()
  const host = express()
  host.use(unchecked(toNodeHandler, createPortalRoute) as express.RequestHandler)
  host.use((error: unknown, _req: unknown, res: express.Response, _next: unknown) => {
    seen(error)
    res.sendStatus(500)
  })
  expect((await fetch(await listen(host), { method: 'POST' })).status).toBe(500)
  expect(seen).toHaveBeenCalledExactlyOnceWith(expect.any(TypeError))
})

describe('a handler that was not called with Node’s own messages', () => {
  /** Node's messages as Koa and Fastify hand them over: as parts of something of their own. */
  async function answered(call: (req: IncomingMessage, res: ServerResponse) => unknown) {
    const origin = await listen((req, res) => void call(req, res))
    return fetch(origin, { method: 'POST', signal: AbortSignal.timeout(10_000) })
  }

  it('answers 500, mints nothing and says each time how to call it', async () => {
    const error = heard()
    const { route, emulator } = setUp()
    const handler = toNodeHandler(route)
    for (let turn = 0; turn < 2; turn += 1) {
      const answer = await answered((req, res) => unchecked(handler, { req, res }, () => {}))
      expect(answer.status).toBe(500)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('content-type')).toBe('text/plain')
      expect(await answer.text()).toBe('Internal Server Error')
    }
    expect(error).toHaveBeenCalledTimes(2)
    expect(error).toHaveBeenLastCalledWith(expect.stringContaining('request.raw'))
    expect(emulator.sessions.count).toBe(0)
  })

  it.each([
    ['a web Request', [ask(), {}]],
    ['a request alone', [{ once: () => {} }]],
    ['nothing', []],
  ])('never rejects: %s', async (_what, args) => {
    const error = heard()
    await expect(unchecked(toNodeHandler(setUp().route), ...args)).resolves.toBeUndefined()
    expect(error).toHaveBeenCalledOnce()
  })
})

describe('an exchange of Node’s own messages', () => {
  const req = received()
  const res = new ServerResponse(req)
  const once = () => {}

  it('has a request that can be listened to, and a response that can be written', () => {
    expect(isNodeExchange(req, res)).toBe(true)
    expect(isNodeExchange({ once }, { once, setHeader: once, end: once })).toBe(true)
  })

  it.each([
    ['a request without listeners', { headers: {} }, res],
    ['no request', null, res],
    ['the request as a text', 'request', res],
    ['no response', req, null],
    ['nothing in place of a response', req, undefined],
    ['a request in place of the response', req, received()],
    ['a response that cannot be ended', req, { once, setHeader: once }],
    ['a response without headers', req, { once, end: once }],
    ['a response without listeners', req, { setHeader: once, end: once }],
    ['Koa’s context and its next', { req, res }, once],
  ])('is not %s', (_what, first, second) => {
    expect(isNodeExchange(first, second)).toBe(false)
  })
})
