import { inspect } from 'node:util'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createPortalRoute, MarginFrontClient, type PortalEvent } from '../../src/server/index.ts'
import { ask, askByForm, portal } from './portal.ts'

const key = 'mf_sk_test_SENTINELKEY'
const token = 'mgl_SENTINELTOKEN'
const message = 'SENTINELMESSAGE about the request'
const url = `${portal}/r/${token}`

afterEach(() => vi.restoreAllMocks())

/** Everything that leaves the route, for a MarginFront that answers so. */
async function everythingTold(
  answer: () => Response | Promise<Response>,
  { signal }: { signal?: AbortSignal } = {},
) {
  const consoleSpies = (['error', 'warn', 'log', 'info', 'debug'] as const).map((method) =>
    vi.spyOn(console, method).mockReturnValue(),
  )
  const events: PortalEvent[] = []
  const client = new MarginFrontClient(key, {
    fetch: async (_url, init) =>
      init?.method === 'DELETE' ? new Response(null, { status: 204 }) : answer(),
    retryDelay: 0,
    timeout: 5,
  })
  const settings = { client, resolveCustomer: () => ({ customerExternalId: 'acme-001' }) }
  const loud = createPortalRoute({ ...settings, onEvent: (event) => void events.push(event) })
  const silent = createPortalRoute(settings)
  const init = signal ? { signal } : {}
  const statuses: number[] = []
  const told: unknown[] = []
  for (const route of [loud, silent]) {
    for (const request of [ask({}, init), askByForm({}, init)]) {
      const response = await route(request)
      statuses.push(response.status)
      told.push([...response.headers], await response.text())
    }
  }
  const logged = consoleSpies.map((spy) => spy.mock.calls)
  return { statuses, text: inspect([told, events, logged], { depth: 20, maxStringLength: null }) }
}

const nestError = (status: number) => () =>
  Response.json({ statusCode: status, message: [message, url, key], error: message }, { status })

describe('a failure tells nothing of the key, the link or what MarginFront said', () => {
  it.each([400, 401, 403, 404, 409, 422, 429, 500, 502, 503])('when it says %i', async (status) => {
    const { statuses, text } = await everythingTold(nestError(status))
    expect(Math.min(...statuses)).toBeGreaterThanOrEqual(400)
    expect(text).not.toContain('SENTINEL')
  })

  it.each([
    ['a link elsewhere', () => Response.json({ id: 'ps_1', url: `https://evil.example/${token}` })],
    [
      'a link with a user',
      () => Response.json({ id: 'ps_1', url: url.replace('//', '//SENTINEL@') }),
    ],
    ['text', () => new Response(`${message} ${url} ${key}`)],
    ['half a JSON', () => new Response(`{"url":"${url}"`)],
    ['no link', () => Response.json({ id: 'ps_1', token, message })],
    ['a redirect', () => new Response(message, { status: 302, headers: { location: url } })],
    ['nothing in time', () => new Promise<Response>(() => {})],
    [
      'a broken connection',
      () => {
        throw new TypeError(message, { cause: new Error(`${url} ${key}`) })
      },
    ],
  ])('when it gives %s', async (_name, answer) => {
    const { statuses, text } = await everythingTold(answer)
    expect(Math.min(...statuses)).toBeGreaterThanOrEqual(500)
    expect(text).not.toContain('SENTINEL')
  })

  it('when the browser hung up', async () => {
    const hangUp = new AbortController()
    const { text } = await everythingTold(
      () => {
        hangUp.abort()
        return Response.json({ id: 'ps_1', url, token })
      },
      { signal: hangUp.signal },
    )
    expect(text).toContain('aborted')
    expect(text).not.toContain('SENTINEL')
  })
})

it('an unforeseen error tells only its kind', async () => {
  const events: PortalEvent[] = []
  const route = createPortalRoute({
    resolveCustomer: () => ({
      get customerId(): string {
        throw new RangeError(message)
      },
    }),
    onEvent: (event) => void events.push(event),
  })
  const answer = await (await route(ask())).text()
  expect(answer).toContain('misconfigured')
  expect(events).toMatchObject([{ type: 'failed', reason: expect.stringContaining('RangeError') }])
  expect(answer + inspect(events)).not.toContain('SENTINEL')
})

it('a success tells the link in its answer alone, and the key and the bare token nowhere', async () => {
  const events: PortalEvent[] = []
  const answer = { id: 'ps_1', url, token: 'mgl_BARETOKEN', secret: message }
  const client = new MarginFrontClient(key, { fetch: async () => Response.json(answer) })
  const route = createPortalRoute({
    client,
    resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
    onEvent: (event) => void events.push(event),
  })
  const response = await route(ask())
  expect(await response.json()).toEqual({ url })
  expect(inspect([...response.headers])).not.toContain('SENTINEL')
  expect(events).toMatchObject([{ type: 'minted' }])
  expect(inspect(events)).not.toMatch(/SENTINEL|BARETOKEN|https:/)
})
