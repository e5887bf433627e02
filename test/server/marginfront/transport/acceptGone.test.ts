import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../../../src/emulator/index.ts'
import { MarginFrontClient, NotFoundError } from '../../../../src/server/marginfront/index.ts'
import {
  connectionRefused,
  rejectionOf,
  scriptedFetch,
  secretKey,
  status,
} from '../scriptedFetch.ts'

type Step = Parameters<typeof scriptedFetch>[number]

function revoke(script: Step[], metrics: unknown[] = []) {
  const { fetch } = scriptedFetch(...script)
  const { portalSessions } = new MarginFrontClient(secretKey, {
    fetch,
    retryDelay: 0,
    telemetry: { handler: (call) => void metrics.push(call) },
  })
  return portalSessions.revoke('ps_1')
}

const brokeOff = () =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'UND_ERR_SOCKET' }) })

describe('a 404 to a revoke', () => {
  it.each<[string, () => Step[]]>([
    ['the connection broke', () => [brokeOff()]],
    ['nothing answered', () => [connectionRefused()]],
    ['a gateway gave 502', () => [status(502)]],
    ['a gateway gave 503', () => [status(503)]],
    ['a gateway gave 504', () => [status(504)]],
    ['one attempt broke and another was one too many', () => [brokeOff(), status(429)]],
  ])('is success after an attempt in which %s', async (_what, earlier) => {
    const metrics: unknown[] = []
    await expect(revoke([...earlier(), status(404)], metrics)).resolves.toBeUndefined()
    expect(metrics).toMatchObject([{ success: true, statusCode: 404 }])
  })

  it('is an error at the first attempt', async () => {
    await expect(revoke([status(404)])).rejects.toBeInstanceOf(NotFoundError)
  })

  it('is an error after an attempt that surely did nothing', async () => {
    await expect(revoke([status(429), status(404)])).rejects.toBeInstanceOf(NotFoundError)
  })

  it('is an error where it comes from elsewhere than MarginFront', async () => {
    const page = new Response('<h1>Not found</h1>', { status: 404 })
    await expect(revoke([status(503), page])).rejects.toMatchObject({ code: 'unknown_endpoint' })
  })

  it('is an error again at the next call', async () => {
    const script = [status(503), status(404), status(404)]
    const { fetch } = scriptedFetch(...script)
    const { portalSessions } = new MarginFrontClient(secretKey, { fetch, retryDelay: 0 })
    await portalSessions.revoke('ps_1')
    await expect(portalSessions.revoke('ps_1')).rejects.toBeInstanceOf(NotFoundError)
  })
})

it('a 404 to a retried get is an error all the same', async () => {
  const { fetch } = scriptedFetch(status(503), status(404))
  const { portalSessions } = new MarginFrontClient(secretKey, { fetch, retryDelay: 0 })
  await expect(portalSessions.get('ps_1')).rejects.toBeInstanceOf(NotFoundError)
})

it('a session is revoked though the answer to that was lost', async () => {
  const emulator = createEmulator()
  let lost = 0
  const { portalSessions } = new MarginFrontClient(emulator.secretKeys[0], {
    retryDelay: 0,
    fetch: async (input, init) => {
      const response = await emulator.fetch(new Request(input, init))
      if (init?.method !== 'DELETE' || lost > 0) return response
      lost += 1
      throw brokeOff()
    },
  })
  const { id } = await portalSessions.create({ customerExternalId: 'acme-001' })
  await portalSessions.revoke(id)
  expect(lost).toBe(1)
  expect(await rejectionOf(portalSessions.get(id))).toBeInstanceOf(NotFoundError)
})
