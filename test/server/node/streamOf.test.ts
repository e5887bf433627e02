import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { streamOf } from '../../../src/server/node/streamOf.ts'
import { received } from '../support/received.ts'

describe("a request's body as a stream of the web", () => {
  it('has every chunk once, in its order', async () => {
    const stream = streamOf(received({}, 'ab', 'c', 'def', null))
    expect(await new Response(stream).text()).toBe('abcdef')
  })

  it('ends where the body is empty', async () => {
    expect(await new Response(streamOf(received({}, null))).text()).toBe('')
  })

  it('leaves the request untouched until somebody reads', async () => {
    const req = received({}, 'ab', null)
    streamOf(req)
    await new Promise(setImmediate)
    expect(req.listenerCount('data')).toBe(0)
    expect(req.readableDidRead).toBe(false)
  })

  it('lets the rest flow away once it is cancelled', async () => {
    const req = received({}, 'ab')
    const reader = streamOf(req).getReader()
    await reader.read()
    expect(req.isPaused()).toBe(true)
    await reader.cancel()
    expect(req.isPaused()).toBe(false)
    const ended = once(req, 'end')
    req.push('cd')
    req.push(null)
    await ended
    expect(await reader.read()).toEqual({ done: true, value: undefined })
  })

  it.each([
    ['by an error', 'error'],
    ['without one', 'close'],
  ])('breaks off with the body, %s', async (_how, event) => {
    const req = received({}, 'ab')
    const reader = streamOf(req).getReader()
    await reader.read()
    const next = reader.read()
    req.emit(event, new Error('ECONNRESET'))
    await expect(next).rejects.toThrow('The body broke off.')
  })

  it('is broken from the start where the request was closed before', async () => {
    const req = received()
    req.destroy()
    await once(req, 'close')
    await expect(streamOf(req).getReader().read()).rejects.toThrow('The body broke off.')
  })
})
