import { getEventListeners } from 'node:events'
import { expect, it } from 'vitest'
import { MarginFrontClient } from '../../../../src/server/marginfront/index.ts'
import { json, mintedSession, secretKey } from '../scriptedFetch.ts'

it.each([
  ['worked', () => json(mintedSession)],
  [
    'failed',
    () => {
      throw new TypeError('fetch failed')
    },
  ],
])('a request that %s leaves no listener on the signal that it was given', async (_how, answer) => {
  const signals: AbortSignal[] = []
  const fetch = async (_input: unknown, { signal }: RequestInit = {}) => {
    if (signal) signals.push(signal)
    return answer()
  }
  const { portalSessions } = new MarginFrontClient(secretKey, { fetch, retries: 0 })
  await portalSessions.create({ customerExternalId: 'acme-001' }).catch(() => {})
  expect(signals.flatMap((signal) => getEventListeners(signal, 'abort'))).toEqual([])
  expect(signals).toHaveLength(1)
})
