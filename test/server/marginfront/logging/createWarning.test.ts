import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  MarginFrontClient,
  type MarginFrontClientOptions,
} from '../../../../src/server/marginfront/index.ts'
import { json, listedSession, scriptedFetch, secretKey } from '../scriptedFetch.ts'

beforeEach(() => void vi.spyOn(console, 'warn').mockReturnValue())
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const data = [listedSession]

async function listTwice(body: unknown, options: MarginFrontClientOptions = {}) {
  const { fetch } = scriptedFetch(json(body), json(body))
  const { portalSessions } = new MarginFrontClient(secretKey, { fetch, ...options })
  await expect(portalSessions.list()).resolves.toEqual(data)
  await expect(portalSessions.list()).resolves.toEqual(data)
}

describe.each([
  ['hasMore', { data, hasMore: true }],
  ['totalResults', { data, totalResults: 2 }],
])('a list that is not complete by its %s', (_field, body) => {
  it.each(['development', 'production'])('is warned of once on the console in %s', async (mode) => {
    vi.stubEnv('NODE_ENV', mode)
    await listTwice(body)
    expect(console.warn).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(
        /^\[@marginfront\/react\] portalSessions\.list: .*incomplete.*customerId/,
      ),
    )
  })

  it('is warned of in the log each time, where there is one', async () => {
    const lines: unknown[] = []
    const handler = (...line: unknown[]) => void lines.push(line)
    await listTwice(body, { logging: { level: 'warn', handler } })
    const line = ['warn', expect.stringMatching(/^portalSessions\.list: .*incomplete/), {}]
    expect(lines).toEqual([line, line])
    expect(console.warn).not.toHaveBeenCalled()
  })

  it('is not warned of where logging is turned off', async () => {
    await listTwice(body, { logging: { enabled: false } })
    expect(console.warn).not.toHaveBeenCalled()
  })
})

it.each<[string, unknown]>([
  ['bare', data],
  ['in data', { data }],
  ['in data, with nothing more', { data, hasMore: false, totalResults: 1 }],
])('a list that is complete, %s, is warned of nowhere', async (_what, body) => {
  await listTwice(body)
  expect(console.warn).not.toHaveBeenCalled()
})
