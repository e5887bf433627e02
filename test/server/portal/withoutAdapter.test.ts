import type { RequestListener } from 'node:http'
import express from 'express'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { errorUrl } from '../../../src/contract/errorUrl.ts'
import { listen } from '../../support/listen.ts'
import { setUp } from '../support/portal.ts'

const everyAnswer = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  vary: 'Origin, Cookie',
}

const errors = vi.fn()
beforeEach(() => {
  errors.mockReset()
  const spy = vi.spyOn(console, 'error').mockImplementation(errors)
  onTestFinished(() => spy.mockRestore())
})

async function expectMisuse(response: Response) {
  expect(response.status).toBe(500)
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(Object.fromEntries(response.headers)).toMatchObject(everyAnswer)
  expect(await response.json()).toEqual({
    type: errorUrl('misconfigured'),
    title: 'Something went wrong. Please contact support.',
    status: 500,
    code: 'misconfigured',
    requestId: expect.stringMatching(/^[\da-f-]{36}$/),
  })
}

const send = (origin: string) =>
  fetch(origin, { method: 'POST', body: '{}', signal: AbortSignal.timeout(10_000) })

describe('the route without its adapter', () => {
  it('answers each request of a plain server, and names the adapter each time', async () => {
    const { route, emulator, events } = setUp()
    const origin = await listen(route as unknown as RequestListener)
    for (let turn = 0; turn < 3; turn += 1) await expectMisuse(await send(origin))
    expect(errors).toHaveBeenCalledTimes(3)
    expect(errors).toHaveBeenLastCalledWith(expect.stringContaining('toNodeHandler'))
    expect(emulator.sessions.count).toBe(0)
    expect(events).toEqual([])
  })

  it('answers in Express', async () => {
    const host = express().post('/', setUp().route as unknown as express.Handler)
    await expectMisuse(await send(await listen(host)))
  })

  it('answers a Lambda event with what Lambda takes', async () => {
    const event = { version: '2.0', rawPath: '/', requestContext: {} }
    const result: unknown = await Reflect.apply(setUp().route, undefined, [event, {}])
    expect(result).toMatchObject({ statusCode: 500, headers: everyAnswer })
  })

  it.each([[[]], [[null]], [[{}, {}]], [['request']], [[{ request: new Request('https://a') }]]])(
    'answers with a Response where it is called with %o',
    async (args) => {
      await expectMisuse(await Reflect.apply(setUp().route, undefined, args))
      expect(errors).toHaveBeenCalledOnce()
    },
  )
})
