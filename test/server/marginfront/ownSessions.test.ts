import { expect, it } from 'vitest'
import { MarginFrontClient } from '../../../src/server/marginfront/index.ts'
import { isOwnSessions, ownBaseUrl } from '../../../src/server/marginfront/ownSessions.ts'

it('the calls of this client are known as its own, with their address', () => {
  const { portalSessions } = new MarginFrontClient('mf_sk_1', { baseUrl: 'http://127.0.0.1:1/v1' })
  expect(isOwnSessions(portalSessions)).toBe(true)
  expect(ownBaseUrl(portalSessions)).toBe('http://127.0.0.1:1/v1')
  expect(JSON.stringify(portalSessions)).not.toContain('127.0.0.1')
})

it('the calls of another one are not', () => {
  const foreign = { create: async () => ({}), revoke: async () => {} }
  expect([isOwnSessions(foreign), ownBaseUrl(foreign)]).toEqual([false, undefined])
})
