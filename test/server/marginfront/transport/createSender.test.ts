import { afterEach, describe, expect, it, vi } from 'vitest'
import { MarginFrontClient } from '../../../../src/server/marginfront/index.ts'
import {
  connectionRefused,
  json,
  mintedSession,
  scriptedFetch,
  secretKey,
} from '../scriptedFetch.ts'

afterEach(() => vi.unstubAllGlobals())

function refuseCache() {
  throw new Error("The 'cache' field on 'RequestInitializerDict' is not implemented.")
}

describe('a request', () => {
  async function sent() {
    const answers = [json(mintedSession, { status: 201 }), json(mintedSession), json([]), json({})]
    const { fetch, requests } = scriptedFetch(...answers)
    const { portalSessions } = new MarginFrontClient(secretKey, { fetch })
    await portalSessions.create({ customerExternalId: 'acme-001' })
    await portalSessions.get('ps_1')
    await portalSessions.list()
    await portalSessions.revoke('ps_1')
    return requests.map(({ init }) => init)
  }

  it('never comes from a cache, such as the one that Next 14 puts before fetch', async () => {
    for (const init of await sent()) expect(init.cache).toBe('no-store')
  })

  it.each<[string, unknown]>([
    ['throws at it, as older Workers do', refuseCache],
    ['has no Request', undefined],
  ])('says nothing of caches where the runtime %s', async (_what, Request) => {
    vi.stubGlobal('Request', Request)
    for (const init of await sent()) expect(init).not.toHaveProperty('cache')
  })

  it('sets nothing else than every server runtime knows', async () => {
    const fields = (await sent()).map((init) => Object.keys(init).toSorted())
    expect(fields).toEqual([
      ['body', 'cache', 'headers', 'method', 'redirect', 'signal'],
      ...Array.from({ length: 3 }, () => ['cache', 'headers', 'method', 'redirect', 'signal']),
    ])
  })
})

it('the global fetch is looked up for each call, and called on nothing', async () => {
  const client = new MarginFrontClient(secretKey)
  const seenThis: unknown[] = []
  vi.stubGlobal('fetch', async function (this: unknown) {
    seenThis.push(this)
    return json([])
  })
  await client.portalSessions.list()
  expect(seenThis).toEqual([undefined])
})

it('the fetch option is called on nothing', async () => {
  const seenThis: unknown[] = []
  async function fetch(this: unknown) {
    seenThis.push(this)
    return json([])
  }
  await new MarginFrontClient(secretKey, { fetch }).portalSessions.list()
  expect(seenThis).toEqual([undefined])
})

it('a fetch option that throws at once becomes a rejection', async () => {
  const fetch = () => {
    throw connectionRefused()
  }
  const client = new MarginFrontClient(secretKey, { fetch, retries: 0 })
  await expect(client.portalSessions.list()).rejects.toMatchObject({ code: 'connection_failed' })
})
