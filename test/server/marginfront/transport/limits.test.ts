import { once } from 'node:events'
import { expect, it } from 'vitest'
import { ApiError, MarginFrontClient } from '../../../../src/server/marginfront/index.ts'
import { recordRequests, sendJson } from '../recordRequests.ts'
import { json, listedSession, rejectionOf, scriptedFetch, secretKey } from '../scriptedFetch.ts'

it.each([301, 302, 303, 307, 308])(
  'does not follow a %i, so that the key stays where it is',
  async (code) => {
    const elsewhere = await recordRequests((response) => sendJson(response, 200, listedSession))
    const { baseUrl, requests } = await recordRequests((response) =>
      response.writeHead(code, { location: `${elsewhere.baseUrl}/portal-sessions/ps_1` }).end(),
    )
    const client = new MarginFrontClient(secretKey, { baseUrl })
    const error = await rejectionOf(client.portalSessions.get('ps_1'))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ code: 'unexpected_redirect', status: code })
    expect(requests).toHaveLength(1)
    expect(elsewhere.requests).toEqual([])
  },
)

/** A body of many chunks that counts how many were taken. */
function hugeBody(chunks: number) {
  const taken = { chunks: 0, cancelled: false }
  const chunk = new TextEncoder().encode(' '.repeat(64 * 1024))
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        taken.chunks += 1
        if (taken.chunks > chunks) controller.close()
        else controller.enqueue(chunk)
      },
      cancel() {
        taken.cancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  return { stream, taken }
}

it.each([
  ['get', 17],
  ['list', 257],
] as const)('reads no more than a bounded part of a huge answer to %s', async (method, most) => {
  const { stream, taken } = hugeBody(1600)
  const { fetch, requests } = scriptedFetch(new Response(stream))
  const { portalSessions } = new MarginFrontClient(secretKey, { fetch })
  const call = method === 'get' ? portalSessions.get('ps_1') : portalSessions.list()
  const error = await rejectionOf(call)
  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({ code: 'response_too_large', status: 200 })
  expect(taken).toEqual({ chunks: most, cancelled: true })
  expect(requests).toHaveLength(1)
})

it('hangs up on a server that sends a huge answer', async () => {
  const hangUps: Promise<unknown>[] = []
  const { baseUrl } = await recordRequests((response) => {
    hangUps.push(once(response, 'close'))
    response.writeHead(200)
    const chunk = Buffer.alloc(1024 * 1024, ' ')
    const send = () => void response.write(chunk, (error) => error ?? send())
    send()
  })
  const client = new MarginFrontClient(secretKey, { baseUrl, timeout: 60_000 })
  const error = await rejectionOf(client.portalSessions.get('ps_1'))
  expect(error).toMatchObject({ code: 'response_too_large' })
  expect(hangUps).toHaveLength(1)
  await Promise.all(hangUps)
})

it.each([500, 400])('keeps the class of a %i whose body is huge', async (status) => {
  const { stream, taken } = hugeBody(1600)
  const { fetch } = scriptedFetch(new Response(stream, { status }))
  const { portalSessions } = new MarginFrontClient(secretKey, { fetch })
  await expect(portalSessions.get('ps_1')).rejects.toMatchObject({ status })
  expect(taken.chunks).toBeLessThan(5)
  expect(taken.cancelled).toBe(true)
})

it('reads text that is cut in the middle of a character', async () => {
  const bytes = new TextEncoder().encode(JSON.stringify({ ...listedSession, plan: 'größer 🙂' }))
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
      controller.close()
    },
  })
  const { fetch } = scriptedFetch(new Response(stream))
  const { portalSessions } = new MarginFrontClient(secretKey, { fetch })
  await expect(portalSessions.get('ps_1')).resolves.toHaveProperty('plan', 'größer 🙂')
})

it('reads a body that just fits', async () => {
  const empty = JSON.stringify({ ...listedSession, pad: '' }).length
  const session = { ...listedSession, pad: 'x'.repeat(1024 * 1024 - empty) }
  const { fetch } = scriptedFetch(json(session), json({ ...session, pad: `${session.pad}x` }))
  const { portalSessions } = new MarginFrontClient(secretKey, { fetch })
  await expect(portalSessions.get('ps_1')).resolves.toEqual(session)
  await expect(portalSessions.get('ps_1')).rejects.toMatchObject({ code: 'response_too_large' })
})
