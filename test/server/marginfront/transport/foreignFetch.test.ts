import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, it, vi } from 'vitest'
import { createEmulator } from '../../../../src/emulator/index.ts'
import { MarginFrontClient } from '../../../../src/server/marginfront/index.ts'
import { ask, portal, setUp } from '../../support/portal.ts'
import { listedSession, rejectionOf, scriptedFetch, secretKey } from '../scriptedFetch.ts'

type Fetch = typeof globalThis.fetch

/** An answer as node-fetch gives it: its body is a stream of Node's. */
function asNodeStream(response: Response, body = Readable.from([Buffer.from('')])): Response {
  const { ok, status, headers } = response
  return { ok, status, headers, body, text: () => text(body) } as unknown as Response
}

/** An answer as polyfills of browsers give it: its body cannot be seen. */
function asText(response: Response): Response {
  const { ok, status, headers } = response
  return { ok, status, headers, text: () => response.text() } as unknown as Response
}

const withBody = async (response: Response) =>
  asNodeStream(response, Readable.from([Buffer.from(await response.arrayBuffer())]))

describe.each<[string, (response: Response) => Response | Promise<Response>]>([
  ['whose bodies are streams of Node’s', withBody],
  ['whose bodies cannot be seen', asText],
])('a fetch of the host %s', (_kind, as) => {
  function setUpWith() {
    const emulator = createEmulator({ origin: portal })
    const fetch: Fetch = async (input, init) => as(await emulator.fetch(input, init))
    const client = new MarginFrontClient(emulator.secretKeys[0], { fetch, retryDelay: 0 })
    return { emulator, client }
  }

  it('mints one link, which is handed over', async () => {
    const { emulator, client } = setUpWith()
    const { route } = setUp({ client })
    const response = await route(ask({}))
    expect([response.status, emulator.sessions.live.length]).toEqual([200, 1])
  })

  it('lists, looks up and revokes', async () => {
    const { emulator, client } = setUpWith()
    const { portalSessions } = client
    const { id } = await portalSessions.create({ customerExternalId: 'acme-001' })
    expect(await portalSessions.list()).toMatchObject([{ id }])
    expect(await portalSessions.get(id)).toMatchObject({ id, isUsed: false })
    await portalSessions.revoke(id)
    expect(emulator.sessions.live).toEqual([])
    await expect(portalSessions.get(id)).rejects.toMatchObject({ code: 'not_found' })
  })
})

const never = () => new Readable({ read() {} })

it('an answer of such a fetch that never ends is let go in time', async () => {
  const body = never()
  const { fetch } = scriptedFetch(asNodeStream(new Response(null, { status: 200 }), body))
  const { portalSessions } = new MarginFrontClient(secretKey, { fetch, timeout: 20 })
  expect(await rejectionOf(portalSessions.get('ps_1'))).toMatchObject({ code: 'timed_out' })
  expect(body.destroyed).toBe(true)
})

it.each([200, 503])('a body of such a fetch that nobody reads is let go: %i', async (status) => {
  const body = never()
  const { fetch } = scriptedFetch(asNodeStream(new Response(null, { status }), body))
  const { portalSessions } = new MarginFrontClient(secretKey, { fetch, retries: 0 })
  await portalSessions.revoke('ps_1').catch(() => {})
  expect(body.destroyed).toBe(true)
})

it('an answer of such a fetch may not be longer than any other', async () => {
  const { fetch } = scriptedFetch(
    asText(new Response(JSON.stringify({ ...listedSession, pad: 'x'.repeat(2 ** 20) }))),
  )
  const { portalSessions } = new MarginFrontClient(secretKey, { fetch })
  expect(await rejectionOf(portalSessions.get('ps_1'))).toMatchObject({
    code: 'response_too_large',
  })
})

it('an answer that comes after the time, from a fetch that does not listen, is let go', async () => {
  const cancel = vi.fn()
  let answer = (_: Response) => {}
  const { fetch } = scriptedFetch(() => new Promise((resolve) => (answer = resolve)))
  const { portalSessions } = new MarginFrontClient(secretKey, { fetch, timeout: 20 })
  expect(await rejectionOf(portalSessions.get('ps_1'))).toMatchObject({ code: 'timed_out' })
  answer(new Response(new ReadableStream({ cancel })))
  await vi.waitFor(() => expect(cancel).toHaveBeenCalledOnce())
})

it('an answer that cannot be decoded is not asked for again: each would be another link', async () => {
  const broken = () => {
    const cause = Object.assign(new Error('incorrect header check'), { code: 'Z_DATA_ERROR' })
    const body = new ReadableStream({
      pull: (controller) => controller.error(new TypeError('terminated', { cause })),
    })
    return new Response(body, { status: 201 })
  }
  const { fetch, requests } = scriptedFetch(broken, broken)
  const { portalSessions } = new MarginFrontClient(secretKey, { fetch, retryDelay: 0 })
  const minting = portalSessions.create({ customerExternalId: 'acme-001' })
  expect(await rejectionOf(minting)).toMatchObject({ code: 'malformed_response', status: 201 })
  expect(requests).toHaveLength(1)
})
