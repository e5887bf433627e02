import type { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { MarginFrontClient, NotFoundError } from '../../../../src/server/marginfront/index.ts'
import { recordRequests, sendJson } from '../recordRequests.ts'
import { mintedSession, secretKey } from '../scriptedFetch.ts'

it('calls one after another, refused ones too, use their connections again', async () => {
  const sockets = new Set<Socket | null>()
  const { baseUrl, requests } = await recordRequests((response, { method }) => {
    sockets.add(response.socket)
    if (method === 'POST') sendJson(response, 201, mintedSession)
    else sendJson(response, 404, { message: 'Portal session not found' })
  })
  const { portalSessions } = new MarginFrontClient(secretKey, { baseUrl })
  for (let call = 0; call < 5; call += 1) {
    await portalSessions.create({ customerExternalId: 'acme-001' })
    await expect(portalSessions.get('ps_1')).rejects.toBeInstanceOf(NotFoundError)
  }
  expect(requests).toHaveLength(10)
  // Node takes a second one while it still lets go of the first.
  expect(sockets.size).toBeLessThanOrEqual(2)
})
