import { connect } from 'node:net'
import { inspect } from 'node:util'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  createPortalRoute,
  MarginFrontClient,
  MarginFrontError,
  type PortalEvent,
  type PortalRouteOptions,
} from '../../src/server/index.ts'
import { toNodeHandler } from '../../src/server/node/index.ts'
import { listen } from '../support/listen.ts'
import { deferred } from '../support/deferred.ts'
import { ask, askByForm, portal } from './support/portal.ts'

/** One mark for each thing that must not leave, said over and over, so that a part gives it away. */
const marks = {
  key: 'Qk7x',
  token: 'Tz3w',
  query: 'Uv9q',
  upstream: 'Mj5y',
  customer: 'Cq8p',
  session: 'Pf4d',
  cookie: 'Sv2r',
  body: 'Bn6k',
  host: 'Hx4n',
}
type Mark = keyof typeof marks
const long = (mark: Mark) => marks[mark].repeat(6)

const key = `mf_sk_live_${long('key')}`
const url = `${portal}/r/mgl_${long('token')}?next=${long('query')}`
const sessionId = `ps_${long('session')}`
const minted = { id: sessionId, url, token: `mgl_${long('token')}`, note: long('upstream') }
const everything = [key, url, `mgl_${long('token')}`, long('upstream'), long('customer')]

const marksIn = (text: string) =>
  Object.entries(marks)
    .filter(([, mark]) => text.toLowerCase().includes(mark.toLowerCase()))
    .map(([name]) => name)

const written = (value: unknown) =>
  inspect(value, { depth: 30, maxStringLength: null, maxArrayLength: null, showHidden: true })

/** An answer that says all it knows wherever there is room for it. */
const telltale = (
  status: number,
  body: unknown = { message: everything, error: everything.join() },
) =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json',
      'x-request-id': `mgl_${long('token')}`,
      'retry-after': long('upstream'),
      'set-cookie': `upstream=${long('upstream')}`,
      'www-authenticate': `Key ${key}`,
      location: url,
    },
  })

const brokenConnection = () => {
  const cause = Object.assign(new Error(everything.join()), { code: 'ECONNRESET', key, url })
  throw Object.assign(new TypeError(everything.join(), { cause }), {
    request: { headers: { key } },
  })
}

interface Scene {
  status: number
  /** How MarginFront answers a create. */
  create?: () => Response | Promise<Response>
  /** How MarginFront answers a revoke. */
  revoke?: () => Response
  options?: Partial<PortalRouteOptions>
  /** A key for the route to build its own client of. */
  secretKey?: string
  request?: { method?: string; origin?: string; type?: string; body?: string }
  /** What a success hands over, or what the host itself has written into its error. */
  handedOver?: Mark[]
  toldToOperator?: Mark[]
}

const mint = () => telltale(201, minted)
const misplaced = (elsewhere: string) => () => telltale(201, { ...minted, url: elsewhere })
const throwing = () => {
  throw new Error(long('host'), { cause: long('host') })
}
const hostThrows = { status: 500, toldToOperator: ['host' as const] }

const scenes: Record<string, Scene> = {
  'a success': { status: 200, create: mint, handedOver: ['token', 'query'] },
  ...Object.fromEntries(
    [
      [400, 500],
      [401, 500],
      [403, 500],
      [404, 404],
      [409, 502],
      [422, 500],
      [429, 429],
      [500, 502],
      [502, 502],
      [503, 502],
    ].map(([theirs = 0, status = 0]) => [
      `MarginFront says ${theirs}`,
      { status, create: () => telltale(theirs) },
    ]),
  ),
  'a redirect': { status: 502, create: () => telltale(307) },
  'a web page': { status: 502, create: () => telltale(200, `<html>${everything.join()}`) },
  'half an answer': { status: 502, create: () => telltale(200, `{"url":"${url}`) },
  'no link': { status: 502, create: () => telltale(200, { id: sessionId, message: everything }) },
  'a link elsewhere': { status: 502, create: misplaced(`https://evil.example/${long('token')}`) },
  'a link with a password': { status: 502, create: misplaced(url.replace('//', `//a:${key}@`)) },
  'a link that is no link': { status: 502, create: misplaced(everything.join()) },
  'a broken connection': { status: 502, create: brokenConnection },
  'another SDK that throws all it has': {
    status: 502,
    options: { client: { portalSessions: { create: brokenConnection, revoke: brokenConnection } } },
  },
  'no answer in time': {
    status: 504,
    create: () => new Promise<Response>(() => {}),
    options: { timeout: 5 },
  },
  'no POST': { status: 405, request: { method: 'PUT' } },
  'another site': {
    status: 403,
    request: { origin: `https://${long('body')}.example` },
    toldToOperator: ['body'],
  },
  'another media type': { status: 415, request: { type: `text/${long('body')}` } },
  'a broken body': { status: 400, request: { type: 'application/json', body: long('body') } },
  'a large body': { status: 413, request: { body: long('body').repeat(500) } },
  'a bad return URL': {
    status: 400,
    request: {
      type: 'application/json',
      body: JSON.stringify({ returnUrl: `https://evil.example/${long('body')}` }),
    },
  },
  'nobody signed in': { status: 401, options: { resolveCustomer: () => null } },
  'somebody else': { status: 403, options: { resolveCustomer: () => 'forbidden' } },
  'no customer': { status: 404, options: { resolveCustomer: () => 'no_customer' } },
  'an ambiguous customer': {
    status: 500,
    options: { resolveCustomer: () => JSON.parse(`{"id":"${long('customer')}"}`) },
  },
  ...Object.fromEntries(
    ['', `mf_pk_live_${long('key')}`, `sk_live_${long('key')}`, `${key} ${key}`].map((wrong) => [
      `a key like ${JSON.stringify(wrong.slice(0, 8))} of ${wrong.length} letters`,
      { status: 500, secretKey: wrong },
    ]),
  ),
  'a limit that is used up': {
    status: 429,
    options: { rateLimit: () => ({ ok: false, retryAfter: 9 }) },
  },
  'an unknown feature': {
    status: 500,
    options: { features: () => JSON.parse(`["${long('host')}"]`) },
  },
  'a return URL of the host that is none': {
    status: 500,
    options: { returnUrl: () => `javascript:${long('host')}` },
  },
  'resolveCustomer throws': { ...hostThrows, options: { resolveCustomer: throwing } },
  'rateLimit throws': { ...hostThrows, options: { rateLimit: throwing } },
  'features throws': { ...hostThrows, options: { features: throwing } },
  'returnUrl throws': { ...hostThrows, options: { returnUrl: throwing } },
}

afterEach(() => vi.restoreAllMocks())

function spyOnOutput() {
  const consoles = (['error', 'warn', 'log', 'info', 'debug'] as const).map((method) =>
    vi.spyOn(console, method).mockReturnValue(),
  )
  return () => written(consoles.map((spy) => spy.mock.calls))
}

/** Plays a scene over a real socket, and gives every byte that left, by who can read it. */
async function play(
  scene: Scene,
  as: 'script' | 'form',
  options: Partial<PortalRouteOptions> = {},
) {
  const logged = spyOnOutput()
  const clientTold: unknown[] = []
  const route = createPortalRoute({
    resolveCustomer: () => ({ customerExternalId: long('customer') }),
    ...(scene.secretKey === undefined
      ? { client: clientOf(scene, (...told) => void clientTold.push(told)) }
      : { secretKey: scene.secretKey }),
    ...scene.options,
    ...options,
  })
  const answer = await rawAnswer(await listen(toNodeHandler(route)), scene.request ?? {}, as)
  return {
    answer,
    status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]),
    console: logged(),
    client: written(clientTold) + JSON.stringify(clientTold),
  }
}

function clientOf(
  { create = mint, revoke = () => new Response(null, { status: 204 }) }: Scene,
  tell: (...told: unknown[]) => void,
) {
  return new MarginFrontClient(key, {
    fetch: async (_url, init) => (init?.method === 'DELETE' ? revoke() : create()),
    retries: 1,
    retryDelay: 0,
    logging: { level: 'debug', handler: tell },
    telemetry: { handler: tell },
  })
}

async function rawAnswer(
  address: string,
  { method = 'POST', origin = address, type, body = '' }: NonNullable<Scene['request']>,
  as: 'script' | 'form',
) {
  const declared = as === 'form' ? 'application/x-www-form-urlencoded' : 'application/json'
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  // Not ended here: Node takes a socket that is half closed for a hang-up.
  socket.write(
    [
      `${method} /api/billing-portal HTTP/1.1`,
      `host: ${hostname}:${port}`,
      'connection: close',
      `origin: ${origin}`,
      `cookie: session=${long('cookie')}`,
      `authorization: Bearer ${long('cookie')}`,
      `accept: ${as === 'form' ? 'text/html' : 'application/json'}`,
      `content-type: ${type ?? declared}`,
      `content-length: ${body.length}`,
      '',
      body,
    ].join('\r\n'),
  )
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk)
  return Buffer.concat(chunks).toString('latin1')
}

describe.each(Object.entries(scenes))('%s', (_name, scene) => {
  const { status, handedOver = [], toldToOperator = [] } = scene

  it.each(['script', 'form'] as const)('gives a %s nothing but its own', async (as) => {
    const { answer, ...seen } = await play(scene, as)
    expect(seen.status).toBe(as === 'form' && status === 200 ? 303 : status)
    expect(answer).toContain('cache-control: no-store')
    expect(marksIn(answer)).toEqual(handedOver)
  })

  it('gives a form that is redirected nothing of it', async () => {
    const { answer } = await play(scene, 'form', { errorRedirect: '/billing?tab=plan' })
    expect(marksIn(answer)).toEqual(handedOver)
  })

  it('tells the operator whose billing and which session it was, and no more', async () => {
    const events: PortalEvent[] = []
    const { client } = await play(scene, 'script', { onEvent: (event) => void events.push(event) })
    expect(events.length).toBeGreaterThan(0)
    const text = written(events) + JSON.stringify(events)
    const told = marksIn(text).filter((mark) => !['customer', 'session'].includes(mark))
    expect(told).toEqual(toldToOperator)
    expect(text).not.toMatch(/\/r\/|mgl_|mf_sk_\w/)
    expect(marksIn(client)).toEqual([])
  })

  it('logs as little on its own', async () => {
    const { console } = await play(scene, 'script')
    expect(marksIn(console)).toEqual(toldToOperator)
  })
})

it('a link whose browser hung up is in nothing that is told of it', async () => {
  for (const as of [ask, askByForm]) {
    const logged = spyOnOutput()
    const hangUp = new AbortController()
    const client = clientOf(
      {
        status: 504,
        create() {
          hangUp.abort()
          return mint()
        },
      },
      () => {},
    )
    const events: PortalEvent[] = []
    const settings = { client, resolveCustomer: () => ({ customerExternalId: long('customer') }) }
    const loud = createPortalRoute({ ...settings, onEvent: (event) => void events.push(event) })
    const silent = createPortalRoute(settings)
    for (const route of [loud, silent]) {
      const response = await route(as({}, { signal: hangUp.signal }))
      const answer = written([...response.headers]) + (await response.text())
      expect(response.status).toBe(504)
      expect(marksIn(answer)).toEqual([])
    }
    expect(events).toMatchObject([{ type: 'revoked', code: 'aborted' }, { code: 'aborted' }])
    expect(marksIn(written(events))).toEqual(['customer', 'session'])
    expect(marksIn(logged())).toEqual([])
  }
})

it('an unforeseen error tells only its kind', async () => {
  const events: PortalEvent[] = []
  const route = createPortalRoute({
    resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
    client: {
      portalSessions: {
        create: async () => ({
          id: 'ps_1',
          get url(): string {
            throw new RangeError(long('host'))
          },
        }),
        revoke: async () => {},
      },
    },
    onEvent: (event) => void events.push(event),
  })
  const answer = await (await route(ask())).text()
  expect(answer).toContain('misconfigured')
  expect(events).toMatchObject([
    { type: 'revoked' },
    { type: 'failed', reason: expect.stringContaining('RangeError') },
  ])
  expect(marksIn(answer + written(events))).toEqual([])
})

it('a success tells the link in its answer alone, and the key and the bare token nowhere', async () => {
  const events: PortalEvent[] = []
  const answer = { ...minted, token: 'mgl_BARETOKEN' }
  const client = new MarginFrontClient(key, { fetch: async () => Response.json(answer) })
  const route = createPortalRoute({
    client,
    resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
    onEvent: (event) => void events.push(event),
  })
  const response = await route(ask())
  expect(await response.json()).toEqual({ url })
  expect(marksIn(written([...response.headers]))).toEqual([])
  expect(events).toMatchObject([{ type: 'minted' }])
  expect(marksIn(written(events))).toEqual(['session'])
  expect(written(events)).not.toMatch(/BARETOKEN|https:/)
})

it('a link that comes too late is in nothing that is told of it', async () => {
  const late = deferred<Response>()
  const events: PortalEvent[] = []
  const onEvent = (event: PortalEvent) => void events.push(event)
  const scene = { status: 504, create: () => late.promise, options: { timeout: 5, onEvent } }
  const { answer } = await play(scene, 'script')
  late.resolve(mint())
  await vi.waitFor(() => expect(events).toMatchObject([{ type: 'failed' }, { type: 'revoked' }]))
  expect(marksIn(answer)).toEqual([])
  expect(marksIn(written(events))).toEqual(['customer', 'session'])
})

it('a link that stays alive is in nothing that is told of it', async () => {
  const events: PortalEvent[] = []
  const create = misplaced(`https://evil.example/${long('token')}`)
  const scene = { status: 502, create, revoke: () => telltale(403) }
  const { answer } = await play(scene, 'form', { onEvent: (event) => void events.push(event) })
  expect(events).toMatchObject([
    { sessionId, reason: expect.stringContaining('could not be revoked') },
    {},
  ])
  expect(marksIn(answer)).toEqual([])
  expect(marksIn(written(events))).toEqual(['customer', 'session'])
})

describe('an error of the client', () => {
  const answers: [string, Mark[], () => Response][] = [
    // What MarginFront says of a request is for the developer, and kept apart in `messages`.
    ['400', ['upstream', 'customer'], () => telltale(400)],
    ['422', ['upstream', 'customer'], () => telltale(422)],
    ...[302, 401, 403, 404, 409, 429, 500, 503].map((status): [string, Mark[], () => Response] => [
      String(status),
      [],
      () => telltale(status),
    ]),
    ['half an answer', [], () => telltale(200, `{"id":"${everything.join()}`)],
    ['a broken connection', [], brokenConnection],
  ]

  it.each(answers)(
    'after %s shows nothing, however it is printed',
    async (_name, shown, answer) => {
      const { portalSessions } = new MarginFrontClient(key, {
        fetch: async () => answer(),
        retries: 0,
      })
      const errors = await Promise.all(
        [
          portalSessions.create({ customerExternalId: long('customer'), returnUrl: url }),
          portalSessions.get(long('token')),
          portalSessions.list({ customerId: long('customer') }),
          portalSessions.revoke(long('token')),
        ].map((call) => call.catch((error: unknown) => error)),
      )
      for (const error of errors.filter((outcome) => outcome instanceof Error)) {
        const { stack, cause } = error
        const printed = [
          stack,
          cause,
          written(error),
          written(cause),
          JSON.stringify([error, cause]),
        ]
        expect(marksIn(printed.join())).toEqual(shown)
      }
      expect(errors[0]).toBeInstanceOf(MarginFrontError)
    },
  )
})

it('would be noticed by any eight letters of it', () => {
  for (const mark of Object.keys(marks) as Mark[]) {
    const text = long(mark)
    for (let start = 0; start <= text.length - 8; start += 1) {
      expect(marksIn(text.slice(start, start + 8))).toEqual([mark])
    }
  }
})
