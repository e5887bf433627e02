import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  MarginFrontClient,
  type MarginFrontClientOptions,
  type RequestMetrics,
} from '../../../../src/server/marginfront/index.ts'
import {
  connectionRefused,
  json,
  listedSession,
  rejectionOf,
  scriptedFetch,
  secretKey,
  status,
} from '../scriptedFetch.ts'

type Script = Parameters<typeof scriptedFetch>

const clientOf = (script: Script, options: MarginFrontClientOptions) =>
  new MarginFrontClient(secretKey, { fetch: scriptedFetch(...script).fetch, ...options })

const ownId = expect.stringMatching(/^[\da-f]{32}$/)

afterEach(() => vi.restoreAllMocks())

describe('logging', () => {
  const record = () => {
    const lines: [string, string, Record<string, unknown>?][] = []
    return { lines, handler: (...line: (typeof lines)[number]) => void lines.push(line) }
  }

  it('tells the story of a call, tied together by one id', async () => {
    const { lines, handler } = record()
    const script = [
      status(503, { 'x-request-id': 'req-1' }),
      json(listedSession, { headers: { 'x-request-id': 'req-2' } }),
    ]
    const client = clientOf(script, { retryDelay: 0, logging: { level: 'debug', handler } })
    await client.portalSessions.get('ps_1')
    const call = { method: 'GET', path: '/portal-sessions/:id', clientRequestId: ownId }
    expect(lines).toEqual([
      ['debug', 'MarginFront request started', call],
      [
        'warn',
        'MarginFront request will be retried',
        {
          ...call,
          requestId: 'req-1',
          errorType: 'ApiError',
          errorMessage: expect.stringContaining('503'),
          statusCode: 503,
          retryCount: 1,
          wait: 0,
        },
      ],
      [
        'info',
        'MarginFront request succeeded',
        {
          ...call,
          requestId: 'req-2',
          success: true,
          statusCode: 200,
          duration: expect.any(Number),
          retryCount: 1,
        },
      ],
    ])
    expect(new Set(lines.map(([, , data]) => data?.['clientRequestId'])).size).toBe(1)
  })

  it.each([
    [undefined, ['warn', 'error']],
    ['debug', ['debug', 'warn', 'error']],
    ['info', ['warn', 'error']],
    ['warn', ['warn', 'error']],
    ['error', ['error']],
  ] as const)('at the level %s writes %j', async (level, expected) => {
    const { lines, handler } = record()
    const script = [status(503), status(503)]
    const client = clientOf(script, { retries: 1, retryDelay: 0, logging: { level, handler } })
    await rejectionOf(client.portalSessions.get('ps_1'))
    expect(lines.map(([lineLevel]) => lineLevel)).toEqual(expected)
  })

  it('writes to the console unless told otherwise', async () => {
    const info = vi.spyOn(console, 'info').mockReturnValue()
    await clientOf([json([])], { logging: {} }).portalSessions.list()
    expect(info).toHaveBeenCalledOnce()
  })

  it.each([undefined, { enabled: false }])('writes nothing with logging %j', async (logging) => {
    const spies = (['debug', 'info', 'warn', 'error', 'log'] as const).map((method) =>
      vi.spyOn(console, method).mockReturnValue(),
    )
    const client = clientOf([json([]), status(500)], { logging })
    await client.portalSessions.list()
    await rejectionOf(client.portalSessions.list())
    for (const spy of spies) expect(spy).not.toHaveBeenCalled()
  })
})

describe('telemetry', () => {
  const record = () => {
    const calls: RequestMetrics[] = []
    return { calls, handler: (metrics: RequestMetrics) => void calls.push(metrics) }
  }

  describe('with the clock in hand', () => {
    beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
    afterEach(() => void vi.useRealTimers())

    it('measures a call once, its retries included', async () => {
      const { calls, handler } = record()
      const slow = async () => {
        await new Promise((resolve) => setTimeout(resolve, 40))
        return json([], { headers: { 'x-request-id': 'req-2' } })
      }
      const client = clientOf([status(503, { 'retry-after': '2' }), slow], {
        telemetry: { handler },
      })
      const listing = client.portalSessions.list({ customerId: 'c-1' })
      await vi.runAllTimersAsync()
      await listing
      expect(calls).toEqual([
        {
          requestId: 'req-2',
          method: 'GET',
          path: '/portal-sessions',
          startTime: 1_000_000,
          endTime: 1_002_040,
          duration: 2040,
          statusCode: 200,
          success: true,
          retryCount: 1,
        },
      ])
    })
  })

  it('measures a failure with the id and message of its error', async () => {
    const { calls, handler } = record()
    const client = clientOf([status(401)], { telemetry: { handler } })
    const error = await rejectionOf(client.portalSessions.revoke('ps_1'))
    expect(calls).toEqual([
      {
        requestId: error instanceof Error && 'requestId' in error && error.requestId,
        method: 'DELETE',
        path: '/portal-sessions/:id',
        startTime: expect.any(Number),
        endTime: expect.any(Number),
        duration: expect.any(Number),
        statusCode: 401,
        success: false,
        errorType: 'AuthenticationError',
        errorMessage: error instanceof Error && error.message,
        retryCount: 0,
      },
    ])
  })

  it('measures a call that never got an answer', async () => {
    const { calls, handler } = record()
    const script = [connectionRefused(), connectionRefused()]
    const client = clientOf(script, { retries: 1, retryDelay: 0, telemetry: { handler } })
    await rejectionOf(client.portalSessions.list())
    expect(calls).toMatchObject([{ success: false, errorType: 'ConnectionError', retryCount: 1 }])
    expect(calls[0]).not.toHaveProperty('statusCode')
  })

  it('measures a call that its caller gave up, without the caller’s words', async () => {
    const { calls, handler } = record()
    const client = clientOf([], { telemetry: { handler } })
    const signal = AbortSignal.abort(new Error('SENTINEL'))
    await rejectionOf(client.portalSessions.list({}, { signal }))
    expect(calls).toMatchObject([{ success: false, errorType: 'AbortError', requestId: ownId }])
    expect(JSON.stringify(calls)).not.toContain('SENTINEL')
  })

  it('measures nothing for arguments that are refused', async () => {
    const { calls, handler } = record()
    await rejectionOf(clientOf([], { telemetry: { handler } }).portalSessions.get(''))
    expect(calls).toEqual([])
  })

  it.each([
    [1, 0.999_999, 1],
    [0, 0, 0],
    [0.5, 0.499, 1],
    [0.5, 0.5, 0],
  ])(
    'at the sampleRate %d and the chance %d reports %i calls',
    async (sampleRate, chance, count) => {
      vi.spyOn(Math, 'random').mockReturnValue(chance)
      const { calls, handler } = record()
      await clientOf([json([])], { telemetry: { sampleRate, handler } }).portalSessions.list()
      expect(calls).toHaveLength(count)
    },
  )

  it('is off when it is not enabled', async () => {
    const { calls, handler } = record()
    await clientOf([json([])], { telemetry: { enabled: false, handler } }).portalSessions.list()
    expect(calls).toEqual([])
  })
})

describe('a handler that', () => {
  const failures: [string, () => never | Promise<never>][] = [
    [
      'throws',
      () => {
        throw new Error('broken handler')
      },
    ],
    ['rejects', () => Promise.reject(new Error('broken handler'))],
    ['never settles', () => new Promise<never>(() => undefined)],
  ]

  it.each(failures)('%s changes no answer and no error', async (_what, handler) => {
    const client = clientOf([status(503), json(listedSession), status(404)], {
      retryDelay: 0,
      logging: { level: 'debug', handler },
      telemetry: { handler },
    })
    await expect(client.portalSessions.get('ps_1')).resolves.toEqual(listedSession)
    await expect(client.portalSessions.get('ps_2')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('changes what it is given changes nothing else', async () => {
    const seen: unknown[] = []
    const client = clientOf([json([])], {
      logging: { handler: (_level, _message, data) => void seen.push({ ...data }) },
      telemetry: {
        handler: (metrics) => {
          metrics.requestId = 'changed'
        },
      },
    })
    await client.portalSessions.list()
    expect(seen).toMatchObject([{ requestId: ownId }])
  })
})
