import { expect, it, vi } from 'vitest'
import { MarginFrontClient } from '../../../../src/server/marginfront/index.ts'
import { scriptedFetch, secretKey } from '../scriptedFetch.ts'

/** A client whose only answer has a body that never ends, and what is called when that is let go. */
function answering(status: number) {
  const cancel = vi.fn()
  const { fetch } = scriptedFetch(new Response(new ReadableStream({ cancel }), { status }))
  const { portalSessions } = new MarginFrontClient(secretKey, { fetch, retries: 0 })
  return { portalSessions, cancel }
}

it.each([500, 503, 429])('lets go of the body of a %i, which tells nothing', async (status) => {
  const { portalSessions, cancel } = answering(status)
  await expect(portalSessions.get('ps_1')).rejects.toMatchObject({ status })
  expect(cancel).toHaveBeenCalledOnce()
})

it('lets go of the body that a revocation is answered with', async () => {
  const { portalSessions, cancel } = answering(200)
  await portalSessions.revoke('ps_1')
  expect(cancel).toHaveBeenCalledOnce()
})
