import { ServerResponse } from 'node:http'
import { createMocks } from 'node-mocks-http'
import { describe, expect, it } from 'vitest'
import { sendAnswer, sendResponse } from '../../../src/server/node/sendResponse.ts'
import { listen } from '../../support/listen.ts'
import { received } from '../support/received.ts'

const answer = { status: 201, headers: { 'x-own': '1' }, body: 'own' }

describe("an answer through Node's response", () => {
  it('has no cookies where neither the route nor middleware set any', async () => {
    const req = received()
    const res = new ServerResponse(req)
    expect(await sendResponse(new Response('own', answer), req, res)).toBe(true)
    expect(res.getHeaders()).toMatchObject({ 'x-own': '1' })
    expect(res.hasHeader('set-cookie')).toBe(false)
  })

  it.each([
    ['HEAD', ''],
    ['POST', 'own'],
  ] as const)('to %s has the body %j', async (method, body) => {
    const { req, res } = createMocks({ method })
    expect(await sendResponse(new Response('own', answer), req, res)).toBe(true)
    expect([res._getStatusCode(), String(res._getData())]).toEqual([201, body])
  })

  it('in parts may have no body', async () => {
    const none = { status: 200, headers: { 'x-own': '1' }, body: null }
    const came = await fetch(await listen((_req, res) => void sendAnswer(none, res)))
    expect([came.headers.get('x-own'), await came.text()]).toEqual(['1', ''])
  })
})

describe('an answer that comes too late', () => {
  it.each([
    ['headers were sent', (res: ServerResponse) => res.flushHeaders()],
    ['another answer was sent', (res: ServerResponse) => res.end()],
    ['the connection was cut', (res: ServerResponse) => res.destroy()],
  ])('is not sent where %s', async (_what, settle) => {
    const req = received()
    const res = new ServerResponse(req)
    settle(res)
    expect(sendAnswer(answer, res)).toBe(false)
    expect(await sendResponse(new Response('own', answer), req, res)).toBe(false)
    expect([res.statusCode, res.hasHeader('x-own')]).toEqual([200, false])
  })
})
