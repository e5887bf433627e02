import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { serve } from '../../../src/shared/serve.ts'
import { createEmulator, type Fault } from '../../../src/emulator/index.ts'
import {
  createPortalRoute,
  MarginFrontClient,
  type PortalEvent,
} from '../../../src/server/index.ts'
import { toNodeHandler } from '../../../src/server/node/index.ts'
import { listen } from '../../support/listen.ts'

const key = 'mf_sk_SENTINELKEY'

const consoleMethods = ['error', 'warn', 'log', 'info', 'debug'] as const
let logged: unknown[][] = []

beforeEach(() => {
  logged = []
  for (const method of consoleMethods) {
    vi.spyOn(console, method).mockImplementation((...line) => void logged.push(line))
  }
})
afterEach(() => void vi.restoreAllMocks())

interface Settings {
  timeout?: number
  retryDelay?: number
}

/** A real route on a real server, before an emulated MarginFront on another. */
async function setUp({ timeout = 5_000, retryDelay = 0 }: Settings = {}) {
  const emulator = createEmulator({ secretKeys: [key] })
  const sent = { bytes: 0, cutOff: false }
  const upstream = await serve(async (request) => counting(await emulator.fetch(request), sent), {
    port: 0,
  })
  onTestFinished(() => upstream.close())

  const events: PortalEvent[] = []
  const route = createPortalRoute({
    resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
    client: new MarginFrontClient(key, {
      baseUrl: `${upstream.origin}/v1`,
      timeout: timeout * 2,
      retryDelay,
    }),
    timeout,
    portalOrigins: [upstream.origin],
    onEvent: (event) => void events.push(event),
  })
  const origin = await listen(toNodeHandler(route))
  const post = (contentType: string) =>
    fetch(`${origin}/api/billing-portal`, {
      method: 'POST',
      headers: { origin, 'content-type': contentType },
      redirect: 'manual',
    })

  return {
    emulator,
    events,
    sent,
    portal: upstream.origin,
    askByScript: () => post('application/json'),
    askByForm: () => post('application/x-www-form-urlencoded'),
  }
}

/** Counts what is really taken of an answer's body, and notices when no more is wanted. */
function counting(answer: Response, sent: { bytes: number; cutOff: boolean }): Response {
  const reader = answer.body?.getReader()
  if (!reader) return answer
  const body = new ReadableStream<Uint8Array>({
    async pull(stream) {
      const { done, value } = await reader.read()
      if (done) return stream.close()
      sent.bytes += value.byteLength
      stream.enqueue(value)
    },
    cancel(reason) {
      sent.cutOff = true
      return reader.cancel(reason)
    },
  })
  return new Response(body, answer)
}

/** A server that nobody should call, and what it was sent. */
async function trap() {
  const caught: unknown[] = []
  const origin = await listen((req, res) => {
    caught.push(req.method, req.url, req.headers)
    res.writeHead(201, { 'content-type': 'application/json' })
    res.end(JSON.stringify({ id: 'ps_1', url: `${origin}/r/mgl_trapped` }))
  })
  return { origin, caught }
}

const failing = (status: number, retryAfter?: number): Fault => ({
  kind: 'status',
  status,
  ...(retryAfter !== undefined && { retryAfter }),
})
const redirecting = (status: 301 | 302 | 303 | 307 | 308): Fault => ({
  kind: 'redirect',
  status,
  location: 'https://evil.example/SENTINEL',
})

const faults: [name: string, fault: Fault, code: string, status: number, settings?: Settings][] = [
  ['400', failing(400), 'misconfigured', 500],
  ['401', failing(401), 'misconfigured', 500],
  ['403', failing(403), 'misconfigured', 500],
  ['404', failing(404), 'no_customer', 404],
  ['409', failing(409), 'upstream_error', 502],
  ['418', failing(418), 'upstream_error', 502],
  ['422', failing(422), 'misconfigured', 500],
  ['429', failing(429), 'rate_limited', 429],
  ['429 with a long wait', failing(429, 60), 'rate_limited', 429],
  ['500', failing(500), 'upstream_error', 502],
  ['502', failing(502), 'upstream_error', 502],
  ['503', failing(503), 'upstream_error', 502],
  ['504', failing(504), 'upstream_error', 502],
  ['599', failing(599), 'upstream_error', 502],
  ['200 without a link', failing(200), 'upstream_error', 502],
  ['204', failing(204), 'upstream_error', 502],
  ['304', failing(304), 'upstream_error', 502],
  [
    '503 until time is up',
    failing(503),
    'upstream_error',
    502,
    { timeout: 100, retryDelay: 9_000 },
  ],
  ['a hang before the headers', { kind: 'hang' }, 'upstream_timeout', 504, { timeout: 100 }],
  ['a hang in the body', { kind: 'hang', at: 'body' }, 'upstream_timeout', 504, { timeout: 100 }],
  ['a reset', { kind: 'reset' }, 'upstream_error', 502],
  ['what is no JSON', { kind: 'malformed' }, 'upstream_error', 502],
  ['half an answer', { kind: 'truncated' }, 'upstream_error', 502],
  ['a web page', { kind: 'html' }, 'upstream_error', 502],
  ['no body', { kind: 'empty' }, 'upstream_error', 502],
  ['100 MB', { kind: 'huge', bytes: 100 * 2 ** 20 }, 'upstream_error', 502],
  ['301', redirecting(301), 'upstream_error', 502],
  ['302', redirecting(302), 'upstream_error', 502],
  ['303', redirecting(303), 'upstream_error', 502],
  ['307', redirecting(307), 'upstream_error', 502],
  ['308', redirecting(308), 'upstream_error', 502],
  [
    'a link elsewhere',
    { kind: 'wrongUrl', url: 'https://evil.example/r/mgl_SENTINEL' },
    'upstream_error',
    502,
  ],
  [
    'a link with a user',
    { kind: 'wrongUrl', url: 'http://SENTINEL:pw@127.0.0.1/r/mgl_x' },
    'upstream_error',
    502,
  ],
  ['a script', { kind: 'wrongUrl', url: 'javascript:alert("SENTINEL")' }, 'upstream_error', 502],
  ['a page in a link', { kind: 'wrongUrl', url: 'data:text/html,SENTINEL' }, 'upstream_error', 502],
]

it('tries every fault that the emulator has', () => {
  // The compiler knows when there is another. Latency is no failure: it has tests of its own below.
  const kinds: Record<Exclude<Fault['kind'], 'latency'>, true> = {
    empty: true,
    hang: true,
    html: true,
    huge: true,
    malformed: true,
    redirect: true,
    reset: true,
    status: true,
    truncated: true,
    wrongUrl: true,
  }
  const tried = new Set<string>(faults.map(([, { kind }]) => kind))
  expect(Object.keys(kinds).filter((kind) => !tried.has(kind))).toEqual([])
})

describe.each(faults)(
  'MarginFront that answers with %s',
  (_name, fault, code, status, settings) => {
    it(`gives a script ${status} ${code}, and a form the same`, async () => {
      const { emulator, events, askByScript, askByForm } = await setUp(settings)
      emulator.faults.always({ ...fault, operation: 'create' } as Fault)
      const answers = [await askByScript(), await askByForm()]
      const bodies = await Promise.all(answers.map((answer) => answer.text()))

      expect(answers.map((answer) => answer.status)).toEqual([status, status])
      expect(answers.map(({ headers }) => headers.get('location'))).toEqual([null, null])
      expect(JSON.parse(bodies[0] ?? '')).toMatchObject({ code, status })
      const type = status < 500 ? 'refused' : 'failed'
      expect(events.filter((event) => event.type === type)).toMatchObject([{ code }, { code }])
      expect(events.filter((event) => event.type === 'minted')).toEqual([])

      const told = [answers.map(({ headers }) => [...headers]), bodies, events, logged]
      const everything = inspect(told, { depth: 20, maxStringLength: null, maxArrayLength: null })
      expect(everything).not.toMatch(/SENTINEL|mf_sk_S|mgl_|evil\.example|was told to fail|\/r\//)
    })
  },
)

describe('MarginFront that is slow', () => {
  it('is waited for', async () => {
    const { emulator, portal, askByScript, askByForm } = await setUp()
    emulator.faults.always({ kind: 'latency', ms: 20 })
    const { url } = await (await askByScript()).json()
    expect(url).toMatch(`${portal}/r/mgl_`)
    expect((await askByForm()).headers.get('location')).toMatch(`${portal}/r/mgl_`)
    expect(emulator.sessions.live).toHaveLength(2)
  })

  it('is not waited for longer than the timeout, and its late link is revoked', async () => {
    const { emulator, events, askByScript } = await setUp({ timeout: 200 })
    emulator.faults.once({ kind: 'latency', ms: 300, operation: 'create' })
    expect((await askByScript()).status).toBe(504)
    await vi.waitFor(() => expect(events).toHaveLength(2))
    expect(events[1]).toMatchObject({ type: 'revoked', code: 'upstream_timeout' })
    expect(emulator.sessions.live).toEqual([])
  })

  it('is not asked again where the time would be up', async () => {
    const { emulator, events, askByScript } = await setUp({ timeout: 100, retryDelay: 400 })
    emulator.faults.once({ kind: 'status', status: 503, operation: 'create' })
    expect((await askByScript()).status).toBe(502)
    expect(events).toMatchObject([{ type: 'failed', code: 'upstream_error' }])
    expect(emulator.sessions.count).toBe(0)
  })
})

it.each([failing(502), failing(503), failing(504), failing(429), { kind: 'reset' } as Fault])(
  'MarginFront that stumbles once is asked again, and one link is delivered: %o',
  async (fault) => {
    const { emulator, askByScript } = await setUp()
    emulator.faults.once({ ...fault, operation: 'create' } as Fault)
    const { url } = await (await askByScript()).json()
    expect(emulator.sessions.live).toHaveLength(1)
    await emulator.fetch(url)
    expect(emulator.sessions.live).toEqual([])
  },
)

it('takes a small part of an endless answer, and lets the connection go', async () => {
  const { emulator, sent, askByScript } = await setUp()
  emulator.faults.always({ kind: 'huge', bytes: 100 * 2 ** 20, operation: 'create' })
  expect((await askByScript()).status).toBe(502)
  // One MiB is read; what the sockets of both sides hold comes on top.
  expect(sent.bytes).toBeGreaterThan(2 ** 20)
  expect(sent.bytes).toBeLessThan(32 * 2 ** 20)
  await vi.waitFor(() => expect(sent.cutOff).toBe(true))
})

describe.each([301, 302, 303, 307, 308] as const)('a redirect with %i', (status) => {
  it('takes the key nowhere else', async () => {
    const { origin, caught } = await trap()
    const { emulator, askByScript, askByForm } = await setUp()
    emulator.faults.always({ kind: 'redirect', status, location: `${origin}/v1/portal-sessions` })
    expect([(await askByScript()).status, (await askByForm()).status]).toEqual([502, 502])
    expect(caught).toEqual([])
  })

  it('is not followed on MarginFront either, so that nothing is minted that way', async () => {
    const { emulator, portal, askByScript } = await setUp()
    const location = `${portal}/v1/portal-sessions`
    emulator.faults.once({ kind: 'redirect', status, location, operation: 'create' })
    expect((await askByScript()).status).toBe(502)
    expect(emulator.sessions.count).toBe(0)
  })

  it('of a revocation takes the key nowhere either, and is tried again', async () => {
    const { origin, caught } = await trap()
    const { emulator, events, askByScript } = await setUp()
    emulator.faults.once({ kind: 'redirect', status, location: `${origin}/`, operation: 'revoke' })
    emulator.faults.once({ kind: 'wrongUrl', url: 'https://evil.example/' })
    expect((await askByScript()).status).toBe(502)
    expect(events).toMatchObject([{ type: 'revoked' }, { type: 'failed' }])
    expect(emulator.sessions.live).toEqual([])
    expect(caught).toEqual([])
  })
})
