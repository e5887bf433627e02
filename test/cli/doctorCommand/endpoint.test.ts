import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CheckId } from '../../../src/cli/doctorCommand/DoctorCheck.ts'
import { createPortalRoute, type PortalRouteOptions } from '../../../src/server/index.ts'
import { serve } from '../../../src/shared/serve.ts'
import { diagnose, findIn, serveMarginFront, unreachable } from './support.ts'

type Answer = (request: Request) => Response | Promise<Response>

let marginFront: Awaited<ReturnType<typeof serveMarginFront>>
beforeAll(async () => {
  marginFront = await serveMarginFront()
})
afterAll(() => marginFront.close())

/** A real route, which is told nothing of the doctor. */
const routeWith = (options: Partial<PortalRouteOptions> = {}): Answer =>
  createPortalRoute({
    resolveCustomer: () => 'unauthenticated',
    secretKey: marginFront.variables.MF_API_SECRET_KEY,
    baseUrl: marginFront.variables.MF_API_BASE_URL,
    onEvent: () => {},
    ...options,
  })

/** What the doctor finds at an endpoint that answers so, and every request that it got. */
async function look(answer: Answer, page?: string) {
  const asked: Request[] = []
  const server = await serve(
    async (request) => {
      asked.push(request)
      return answer(request)
    },
    { port: 0 },
  )
  const endpoint = new URL('/api/billing-portal', server.origin)
  const report = await diagnose({}, marginFront.variables, {
    endpoint,
    page: page === undefined ? undefined : new URL(page),
  })
  await server.close()
  return { found: (id: CheckId) => findIn(report, id), asked }
}

const problemJson = (status: number, code: string) =>
  Response.json({ code }, { status, headers: { 'content-type': 'application/problem+json' } })
const html = (status: number) =>
  new Response('<!doctype html>', { status, headers: { 'content-type': 'text/html' } })

describe('an endpoint', () => {
  it('is right as the portal route answers', async () => {
    const { found, asked } = await look(routeWith())
    expect(found('endpoint')).toMatchObject({ status: 'ok', detail: 'It answered 401.' })
    expect(found('endpoint-headers').status).toBe('ok')
    expect(found('endpoint-get').status).toBe('ok')
    expect(found('endpoint-cors').status).toBe('not_checked')
    expect(asked.map(({ method }) => method)).toEqual(['POST', 'GET'])
    for (const { headers } of asked) {
      for (const name of ['cookie', 'authorization', 'x-api-key']) {
        expect(headers.has(name)).toBe(false)
      }
    }
  })

  it.each<[string, PortalRouteOptions['resolveCustomer']]>([
    ['takes everybody for one customer', () => ({ customerExternalId: 'acme-001' })],
    ['takes everybody for an unknown one', () => ({ customerExternalId: 'nobody' })],
  ])('is a problem where it %s, and makes no link all the same', async (_, resolveCustomer) => {
    const { found } = await look(routeWith({ resolveCustomer }))
    expect(found('endpoint')).toMatchObject({
      status: 'problem',
      detail: expect.stringContaining('without any sign-in'),
    })
    expect(marginFront.emulator.sessions.all).toEqual([])
    expect(marginFront.asked.every((line) => line.startsWith('GET '))).toBe(true)
  })

  it.each<[string, () => Answer, RegExp]>([
    ['is redirected to a sign-in', () => () => Response.redirect('http://localhost/login'), /302/],
    ['is not mounted', () => () => html(404), /404 \(text\/html\): nothing is mounted/],
    ['takes GET alone', () => () => html(405), /takes no POST/],
    ["is the app's page", () => () => html(200), /served for every path/],
    ['gives links to anybody', () => () => Response.json({ url: 'x' }), /for anybody/],
    ['is behind a CSRF guard', () => () => html(403), /middleware/],
    ['has another 401', () => () => Response.json({}, { status: 401 }), /middleware/],
    ['is broken', () => () => html(500), /500/],
    ['is behind a broken gateway', () => () => html(502), /gateway/],
    [
      'throws in resolveCustomer',
      () =>
        routeWith({
          resolveCustomer() {
            throw new Error('mf_sk_live_planted')
          },
        }),
      /misconfigured/,
    ],
    [
      'does not know the origin of its app',
      () => routeWith({ allowedOrigins: ['https://app.example.com'] }),
      /cross_site_request/,
    ],
    [
      'gets another media type',
      () => () => problemJson(415, 'unsupported_media_type'),
      /Content-Ty/,
    ],
    ['gets no body', () => () => problemJson(400, 'invalid_request'), /body parser/],
    ['has a code of its own', () => () => problemJson(418, 'teapot'), /418 \(teapot\)/],
    [
      'has a code that every object has',
      () => () => problemJson(418, 'constructor'),
      /418 \(constructor\)/,
    ],
    ['has the code __proto__', () => () => problemJson(418, '__proto__'), /418 \(__proto__\)/],
  ])('is a problem where it %s', async (_, answer, detail) => {
    const { found } = await look(answer())
    expect(found('endpoint')).toMatchObject({
      status: 'problem',
      detail: expect.stringMatching(detail),
      fix: expect.stringMatching(/\w/),
    })
  })

  it.each(['forbidden', 'no_customer'] as const)(
    'is a warning where it answers %s to the signed out',
    async (word) => {
      const { found } = await look(routeWith({ resolveCustomer: () => word }))
      expect(found('endpoint').status).toBe('warning')
    },
  )

  it('is a problem where nothing listens, and the rest is not checked', async () => {
    const report = await diagnose({}, marginFront.variables, { endpoint: new URL(unreachable) })
    expect(findIn(report, 'endpoint')).toMatchObject({
      status: 'problem',
      detail: expect.stringContaining('did not answer'),
    })
    expect(findIn(report, 'endpoint-get').status).toBe('not_checked')
  })

  it('is a problem where no answer comes in time', async () => {
    const server = await serve(() => new Promise(() => {}), { port: 0 })
    const report = await diagnose({}, marginFront.variables, {
      endpoint: new URL(server.origin),
      timeout: 50,
    })
    expect(findIn(report, 'endpoint').detail).toContain('within 0.05 s')
    await server.close()
  })
})

describe('the headers of an endpoint', () => {
  it.each(['cache-control', 'referrer-policy', 'x-content-type-options'])(
    'are a problem without %s',
    async (name) => {
      const route = routeWith()
      const { found } = await look(async (request) => {
        const { body, status, headers } = await route(request)
        headers.delete(name)
        return new Response(body, { status, headers })
      })
      expect(found('endpoint-headers')).toMatchObject({
        status: 'problem',
        detail: expect.stringContaining(name),
      })
      expect(found('endpoint').status).toBe('ok')
    },
  )

  it('are not judged where something else answers', async () => {
    const { found } = await look(() => html(404))
    expect(found('endpoint-headers').status).toBe('not_checked')
  })
})

describe('a GET of an endpoint', () => {
  const onGet = (answer: () => Response) => {
    const route = routeWith()
    return look((request) => (request.method === 'GET' ? answer() : route(request)))
  }

  it.each([200, 303, 401, 500])('is a problem where it is answered with %s', async (status) => {
    const { found } = await onGet(() => new Response(null, { status }))
    expect(found('endpoint-get').status).toBe('problem')
  })

  it('is a problem where it is allowed beside POST', async () => {
    const { found } = await onGet(
      () => new Response(null, { status: 200, headers: { allow: 'GET, POST' } }),
    )
    expect(found('endpoint-get').status).toBe('problem')
  })

  it('may find nothing where the path is mounted for POST alone', async () => {
    expect((await onGet(() => html(404))).found('endpoint-get').status).toBe('ok')
  })
})

describe('an endpoint of another origin than its page', () => {
  const page = 'http://127.0.0.1:9/billing'

  it('is right where the route knows the origin of the page', async () => {
    const { found, asked } = await look(routeWith({ allowedOrigins: ['http://127.0.0.1:9'] }), page)
    expect(found('endpoint').status).toBe('ok')
    expect(found('endpoint-cors').status).toBe('ok')
    expect(asked[0]?.headers.get('origin')).toBe('http://127.0.0.1:9')
  })

  it('is a problem where it does not', async () => {
    const { found } = await look(routeWith(), page)
    expect(found('endpoint').detail).toContain('cross_site_request')
    expect(found('endpoint-cors')).toMatchObject({
      status: 'problem',
      fix: expect.stringContaining("allowedOrigins: ['http://127.0.0.1:9']"),
    })
  })

  it('is a problem where the preflight alone is not answered', async () => {
    const route = routeWith({ allowedOrigins: ['http://127.0.0.1:9'] })
    const { found } = await look(
      (request) => (request.method === 'OPTIONS' ? html(404) : route(request)),
      page,
    )
    expect(found('endpoint-cors').detail).toContain(
      'with credentials, by the preflight (OPTIONS). ',
    )
  })
})

describe('the connection to MarginFront', () => {
  const judged = async (answer: Answer | undefined, path = '/v1') => {
    const server = answer && (await serve(async (request) => answer(request), { port: 0 }))
    const report = await diagnose(
      {},
      { MF_API_BASE_URL: server ? `${server.origin}${path}` : unreachable },
    )
    await server?.close()
    return findIn(report, 'marginfront')
  }

  it('is there where a request without a key is refused', async () => {
    marginFront.asked.length = 0
    const report = await diagnose({}, marginFront.variables)
    expect(findIn(report, 'marginfront').status).toBe('ok')
    expect(marginFront.asked).toEqual(['GET /v1/portal-sessions'])
  })

  it('sends no key', async () => {
    let sent: Headers | undefined
    await judged(({ headers }) => {
      sent = headers
      return new Response(null, { status: 401 })
    })
    expect(sent?.has('x-api-key')).toBe(false)
    expect(sent?.has('authorization')).toBe(false)
  })

  it.each([
    ['there is nothing at this address', () => html(404), '/v1'],
    ['a firewall answers', () => html(403), 'firewall'],
    ['another program answers', () => html(200), 'another program'],
  ])('is a warning where %s', async (_, answer, words) => {
    const found = await judged(answer)
    expect(found.status).toBe('warning')
    expect(`${found.detail} ${found.fix}`).toContain(words)
  })

  it('is a problem where nothing listens, and the emulator is named', async () => {
    const found = await judged(undefined)
    expect(found.status).toBe('problem')
    expect(found.fix).toContain('marginfront-portal emulator')
  })
})
