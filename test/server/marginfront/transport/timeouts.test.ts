import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { MarginFrontClient, TimeoutError } from '../../../../src/server/marginfront/index.ts'
import { recordRequests } from '../recordRequests.ts'
import {
  json,
  listedSession,
  rejectionOf,
  scriptedFetch,
  secretKey,
  type SentRequest,
} from '../scriptedFetch.ts'

const never = () => new Promise<Response>(() => undefined)

/** A body that begins, never ends, and knows whether somebody let go of it. */
function endlessBody() {
  const cancel = vi.fn<() => void>()
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"id":')),
    cancel,
  })
  return { stream, cancel }
}

describe('with the clock in hand', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('times out after 5 s without headers, even when fetch ignores the signal', async () => {
    const { fetch, requests } = scriptedFetch(never)
    const { portalSessions } = new MarginFrontClient(secretKey, { fetch })
    const settled = vi.fn<() => void>()
    const outcome = rejectionOf(portalSessions.get('ps_1').finally(settled))
    await vi.advanceTimersByTimeAsync(4999)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    const error = await outcome
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ name: 'TimeoutError', code: 'timed_out' })
    expect(error).toMatchObject({ message: expect.stringContaining('5000 ms') })
    expect(requests[0]?.init.signal?.aborted).toBe(true)
  })

  it('does not try its own timeouts again', async () => {
    const { fetch, requests } = scriptedFetch(never, json(listedSession))
    const { portalSessions } = new MarginFrontClient(secretKey, { fetch, timeout: 10 })
    const outcome = rejectionOf(portalSessions.get('ps_1'))
    await vi.runAllTimersAsync()
    await expect(outcome).resolves.toBeInstanceOf(TimeoutError)
    expect(requests).toHaveLength(1)
  })

  it.each([200, 400])('counts the body of a %i in, and lets go of it', async (status) => {
    const { stream, cancel } = endlessBody()
    const { fetch } = scriptedFetch(new Response(stream, { status }))
    const { portalSessions } = new MarginFrontClient(secretKey, { fetch, timeout: 100 })
    const outcome = rejectionOf(portalSessions.get('ps_1'))
    await vi.advanceTimersByTimeAsync(100)
    await expect(outcome).resolves.toBeInstanceOf(TimeoutError)
    expect(cancel).toHaveBeenCalledOnce()
  })

  it('lets go of an answer that comes too late', async () => {
    const { stream, cancel } = endlessBody()
    const late = async () => {
      await new Promise((resolve) => setTimeout(resolve, 200))
      return new Response(stream)
    }
    const { fetch } = scriptedFetch(late)
    const { portalSessions } = new MarginFrontClient(secretKey, { fetch, timeout: 100 })
    const outcome = rejectionOf(portalSessions.get('ps_1'))
    await vi.runAllTimersAsync()
    await expect(outcome).resolves.toBeInstanceOf(TimeoutError)
    expect(cancel).toHaveBeenCalledOnce()
  })

  it('gives its own errors, whatever words fetch has for an abort', async () => {
    const wordy = ({ init }: SentRequest) =>
      new Promise<Response>((_resolve, reject) => {
        init.signal?.addEventListener('abort', () => reject(new Error('own words')))
      })
    const { fetch } = scriptedFetch(wordy, wordy)
    const { portalSessions } = new MarginFrontClient(secretKey, { fetch, timeout: 10, retries: 0 })
    const timedOut = rejectionOf(portalSessions.get('ps_1'))
    await vi.advanceTimersByTimeAsync(10)
    await expect(timedOut).resolves.toBeInstanceOf(TimeoutError)

    const caller = new AbortController()
    const givenUp = rejectionOf(portalSessions.get('ps_1', { signal: caller.signal }))
    caller.abort()
    await expect(givenUp).resolves.toBe(caller.signal.reason)
  })

  it('gives each attempt its own time', async () => {
    const slow = (answer: Response) => async () => {
      await new Promise((resolve) => setTimeout(resolve, 80))
      return answer
    }
    const { fetch, requests } = scriptedFetch(
      slow(json({}, { status: 503 })),
      slow(json({}, { status: 503 })),
      slow(json(listedSession)),
    )
    const options = { fetch, timeout: 100, retryDelay: 0 }
    const outcome = new MarginFrontClient(secretKey, options).portalSessions.get('ps_1')
    await vi.runAllTimersAsync()
    await expect(outcome).resolves.toEqual(listedSession)
    expect(requests).toHaveLength(3)
  })

  it('leaves no timer and no listener behind', async () => {
    const caller = new AbortController()
    const listeners = new Set<unknown>()
    const { addEventListener, removeEventListener } = caller.signal
    caller.signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners.add(args[1])
      addEventListener.apply(caller.signal, args)
    }
    caller.signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listeners.delete(args[1])
      removeEventListener.apply(caller.signal, args)
    }
    const { fetch } = scriptedFetch(json({}, { status: 503 }), json(listedSession))
    const { portalSessions } = new MarginFrontClient(secretKey, { fetch })
    const outcome = portalSessions.get('ps_1', { signal: caller.signal })
    expect(listeners.size).toBe(1)
    await vi.advanceTimersByTimeAsync(300)
    await outcome
    expect(listeners.size).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('ends with the caller’s own reason when the caller gives up', async () => {
    const { stream, cancel } = endlessBody()
    const { fetch, requests } = scriptedFetch(never, new Response(stream))
    const { portalSessions } = new MarginFrontClient(secretKey, { fetch })
    for (const attempt of [0, 1]) {
      const caller = new AbortController()
      const outcome = rejectionOf(portalSessions.list({}, { signal: caller.signal }))
      await vi.advanceTimersByTimeAsync(10)
      caller.abort()
      const error = await outcome
      expect(error).toBe(caller.signal.reason)
      expect(error).toHaveProperty('name', 'AbortError')
      expect(requests).toHaveLength(attempt + 1)
    }
    expect(cancel).toHaveBeenCalledOnce()
    expect(vi.getTimerCount()).toBe(0)
  })

  it.each(['create', 'get', 'list', 'revoke'] as const)(
    'sends no %s for a caller that gave up before',
    async (method) => {
      const { fetch, requests } = scriptedFetch()
      const { portalSessions } = new MarginFrontClient(secretKey, { fetch })
      const given = { signal: AbortSignal.abort(new Error('gone')) }
      const calls = {
        create: () => portalSessions.create({ customerExternalId: 'acme-001' }, given),
        get: () => portalSessions.get('ps_1', given),
        list: () => portalSessions.list(undefined, given),
        revoke: () => portalSessions.revoke('ps_1', given),
      }
      await expect(calls[method]()).rejects.toBe(given.signal.reason)
      expect(requests).toEqual([])
    },
  )
})

describe('against a real server', () => {
  it('times out when no answer comes', async () => {
    const { baseUrl, requests } = await recordRequests(() => undefined)
    const { portalSessions } = new MarginFrontClient(secretKey, { baseUrl, timeout: 100 })
    await expect(portalSessions.get('ps_1')).rejects.toBeInstanceOf(TimeoutError)
    expect(requests.length).toBeLessThanOrEqual(1)
  })

  it('times out when the body stops half way', async () => {
    const { baseUrl } = await recordRequests(
      (response) => void response.writeHead(200).write('{"id":'),
    )
    const { portalSessions } = new MarginFrontClient(secretKey, { baseUrl, timeout: 100 })
    await expect(portalSessions.get('ps_1')).rejects.toBeInstanceOf(TimeoutError)
  })

  it('hangs up when the caller gives up', async () => {
    const caller = new AbortController()
    const hangUps: Promise<unknown>[] = []
    const { baseUrl } = await recordRequests((response) => {
      hangUps.push(once(response, 'close'))
      caller.abort()
    })
    const { portalSessions } = new MarginFrontClient(secretKey, { baseUrl })
    const outcome = rejectionOf(portalSessions.get('ps_1', { signal: caller.signal }))
    const error = await outcome
    expect(error).toBe(caller.signal.reason)
    expect(hangUps).toHaveLength(1)
    await Promise.all(hangUps)
  })
})
