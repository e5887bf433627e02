import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPortalAction, MarginFrontClient } from '../../../src/server/index.ts'
import { edgeContext } from '../support/edgeContext.ts'
import { ask, setUp } from '../support/portal.ts'

const error = vi.spyOn(console, 'error')

beforeEach(() => void error.mockReset().mockReturnValue())
afterEach(() => vi.useRealTimers())

const logIsFull = new Error('the log is full')
const broken: [string, () => never | Promise<never>][] = [
  [
    'throws',
    () => {
      throw logIsFull
    },
  ],
  ['rejects', () => Promise.reject(logIsFull)],
]

describe.each(broken)('an onEvent that %s', (_name, onEvent) => {
  it('changes no answer, and is told once with the event and its code', async () => {
    const { route } = setUp({ onEvent })
    expect((await route(ask('[]'))).status).toBe(400)
    expect((await route(ask())).status).toBe(200)
    await vi.waitFor(() => expect(error).toHaveBeenCalled())
    expect(error).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(
        /^\[@marginfront\/react\] onEvent threw while handling the refused event \(invalid_request\), so that may be lost/,
      ),
      logIsFull,
    )
  })

  it('does no more to an action', async () => {
    const { client } = setUp()
    const resolveCustomer = () => ({ customerExternalId: 'acme-001' })
    expect(await createPortalAction({ client, resolveCustomer, onEvent })()).toMatchObject({
      ok: true,
    })
    await vi.waitFor(() =>
      expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('minted'), logIsFull),
    )
  })
})

describe.each(broken)('a logging or telemetry handler that %s', (_name, handler) => {
  it('changes no answer, and each is told once', async () => {
    const { emulator } = setUp()
    const client = new MarginFrontClient(emulator.secretKeys[0], {
      fetch: emulator.fetch,
      logging: { level: 'debug', handler },
      telemetry: { handler },
    })
    const { route } = setUp({ client })
    expect([(await route(ask())).status, (await route(ask())).status]).toEqual([200, 200])
    await vi.waitFor(() => expect(error).toHaveBeenCalledTimes(2))
    expect(error.mock.calls).toEqual([
      [expect.stringContaining('logging.handler threw'), logIsFull],
      [expect.stringContaining('telemetry.handler threw'), logIsFull],
    ])
    expect(String(error.mock.calls)).not.toMatch(/mf_sk_|mgl_|https?:/)
  })
})

describe('an onEvent that hangs', () => {
  const onEvent = () => new Promise<void>(() => {})

  it('holds up no answer', async () => {
    const { route } = setUp({ onEvent })
    expect((await route(ask())).status).toBe(200)
    expect((await route(ask('['))).status).toBe(400)
  })

  it('keeps a runtime awake for ten seconds and no longer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { context, settled } = edgeContext()
    await setUp({ onEvent }).route(ask(), context)
    const over = vi.fn()
    const awake = settled().then(over)
    await vi.advanceTimersByTimeAsync(9_999)
    expect(over).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await awake
  })
})

it('survives a console that throws', async () => {
  error.mockImplementation(() => {
    throw new Error('no console')
  })
  const { route } = setUp({ onEvent: undefined, resolveCustomer: () => JSON.parse('{}') })
  expect((await route(ask())).status).toBe(500)
})
