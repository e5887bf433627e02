import { errorUrl } from '../../../src/contract/errorUrl.ts'
import { accountOf, createLimit, portal } from './createWorkshop.ts'
import type { Handler, Mutant } from './Mutant.ts'
import { fieldsOf, rebuilt } from './requests.ts'

const as = (account: string) => ({ customerExternalId: account })

/** Bills whom something of the request names, where it names somebody. */
const namedBy = (
  name: string,
  fails: readonly string[],
  find: (request: Request) => unknown | Promise<unknown>,
): Mutant => ({
  name,
  fails,
  build: ({ right }) => {
    const named = new WeakMap<Request, string>()
    const route = right({
      resolveCustomer({ request }) {
        const account = named.get(request) ?? accountOf(request)
        return account === undefined ? 'unauthenticated' : as(account)
      },
    })
    return async (request) => {
      const account = await find(request)
      if (typeof account === 'string' && account !== '') named.set(request, account)
      return route(request)
    }
  },
})

const fields = async (request: Request) => fieldsOf(await request.clone().text(), request)

/** Changes what MarginFront's client does for the route. */
const sessionsOf = (
  name: string,
  fails: readonly string[],
  change: (sessions: {
    create: (params: object) => Promise<unknown>
    revoke: (id: string) => Promise<unknown>
  }) => Partial<{
    create: (params: object) => Promise<unknown>
    revoke: (id: string) => Promise<unknown>
  }>,
): Mutant => ({
  name,
  fails,
  waits: fails.some((id) => id.startsWith('hang-up/')),
  build: ({ right, client }) => {
    const { portalSessions } = client
    const sessions = {
      create: (params: object) => portalSessions.create(params as never) as Promise<unknown>,
      revoke: (id: string) => portalSessions.revoke(id) as Promise<unknown>,
    }
    return right({ client: { portalSessions: { ...sessions, ...change(sessions) } } as never })
  },
})

/** Answers in place of a code with another. */
const mistaking = (
  name: string,
  fails: readonly string[],
  when: number,
  status: number,
): Mutant => ({
  name,
  fails,
  build: ({ right }) => translate(right(), (answer) => answer.status === when, status),
})

function translate(route: Handler, is: (answer: Response) => boolean, status: number): Handler {
  const codes: Record<number, string> = {
    403: 'forbidden',
    404: 'no_customer',
    500: 'misconfigured',
    502: 'upstream_error',
  }
  return async (request) => {
    const answer = await route(request)
    if (!is(answer) || answer.headers.get('content-type') !== 'application/problem+json')
      return answer
    const code = codes[status] ?? ''
    const problem = {
      ...(await answer.json()),
      status,
      code,
      type: errorUrl(code),
    }
    delete problem.retryAfter
    const headers = new Headers(answer.headers)
    headers.delete('retry-after')
    return new Response(JSON.stringify(problem), { status, headers })
  }
}

const formCodes: Readonly<Record<number, string>> = {
  400: 'invalid_return_url',
  401: 'unauthenticated',
  403: 'cross_site_request',
  404: 'no_customer',
  413: 'invalid_request',
  429: 'rate_limited',
  500: 'misconfigured',
  502: 'upstream_error',
  503: 'upstream_error',
}

const portalOrigin = (name: string, origins: readonly string[]): Mutant => ({
  name,
  // What is handed over is not revoked either, and that cannot be checked then.
  fails: ['untrusted/link-refused'],
  build: ({ right }) => right({ portalOrigins: origins }),
})

/** Does something else with the answer that hands a link over to a script. */
const handing = (
  name: string,
  fails: readonly string[],
  change: (answer: Response, link: { url: string }) => Response | Promise<Response>,
): Mutant => ({
  name,
  fails,
  build: ({ right }) => {
    const route = right()
    return async (request) => {
      const answer = await route(request)
      return answer.status === 200 ? change(answer, await answer.clone().json()) : answer
    }
  },
})

/** Routes that are wrong about customers, links and MarginFront. */
export const linkMutants: readonly Mutant[] = [
  {
    name: 'bills the same customer always',
    fails: ['customer/named-one-billed', 'customer/others-are-others'],
    build: ({ right }) =>
      right({
        resolveCustomer: ({ request }) => (accountOf(request) ? as('acme-001') : 'unauthenticated'),
      }),
  },
  {
    name: 'bills the first customer for ever',
    fails: ['customer/named-one-billed', 'customer/others-are-others'],
    build: ({ right }) => {
      let first: string | undefined
      return right({
        resolveCustomer({ request }) {
          const account = accountOf(request)
          if (!account) return 'unauthenticated'
          first ??= account
          return as(first)
        },
      })
    },
  },
  {
    name: 'keeps the customer in a module variable',
    fails: ['customer/never-mixed-up'],
    build: ({ right, client }) => {
      let current = ''
      const portalSessions = {
        async create(params: object) {
          await new Promise((resolve) => setTimeout(resolve, 2))
          return client.portalSessions.create({ ...params, ...as(current) } as never)
        },
        revoke: (id: string) => client.portalSessions.revoke(id),
      }
      return right({
        client: { portalSessions } as never,
        resolveCustomer({ request }) {
          const account = accountOf(request)
          if (!account) return 'unauthenticated'
          current = account
          return as(account)
        },
      })
    },
  },
  namedBy(
    'bills whom the body names',
    ['customer/never-from-body'],
    async (request) => (await fields(request))['customerExternalId'],
  ),
  namedBy('bills whom the nested body names', ['customer/never-from-body'], async (request) => {
    const { customer } = await fields(request)
    return typeof customer === 'object' && customer !== null && 'externalId' in customer
      ? customer.externalId
      : undefined
  }),
  namedBy('bills whom a form names', ['customer/never-from-body'], async (request) =>
    request.headers.get('content-type')?.includes('form')
      ? (await fields(request))['customer_id']
      : undefined,
  ),
  namedBy('bills whom the query names', ['customer/never-from-elsewhere'], (request) =>
    new URL(request.url).searchParams.get('customerExternalId'),
  ),
  namedBy('bills whom a header names', ['customer/never-from-elsewhere'], (request) =>
    request.headers.get('x-customer-id'),
  ),
  namedBy(
    'bills whom a cookie names',
    ['customer/never-from-elsewhere'],
    (request) => /\bcustomerId=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1],
  ),
  namedBy(
    'bills whom the path names',
    ['customer/never-from-elsewhere'],
    (request) => /billing-portal\/(.+)$/.exec(new URL(request.url).pathname)?.[1],
  ),
  {
    name: 'bills somebody where nobody is signed in',
    fails: ['customer/signed-out-refused'],
    build: ({ right }) =>
      right({ resolveCustomer: ({ request }) => as(accountOf(request) ?? 'acme-001') }),
  },
  mistaking('says forbidden for unauthenticated', ['customer/signed-out-refused'], 401, 403),
  {
    name: 'lets the body choose the sections',
    fails: ['customer/features-not-from-body'],
    build: ({ right }) => {
      const all = right()
      const some = right({ features: ['profile'] })
      return async (request) => {
        const text = await request.clone().text()
        return text.includes('"features"') ? some(request) : all(request)
      }
    },
  },
  {
    name: 'sends who is signed out to a sign-in page',
    fails: ['customer/signed-out-refused'],
    build: ({ right }) => {
      const route = right()
      return async (request) => {
        const answer = await route(request)
        const isForm = request.headers.get('content-type')?.includes('form-urlencoded')
        if (answer.status !== 401 || isForm) return answer
        const headers = new Headers(answer.headers)
        headers.set('location', '/sign-in?next=/billing')
        headers.delete('content-type')
        return new Response(null, { status: 302, headers })
      }
    },
  },
  handing('redirects a script', ['link/given'], (answer, { url }) => {
    const headers = new Headers(answer.headers)
    headers.set('location', url)
    return new Response(null, { status: 303, headers })
  }),
  handing('answers a script with a page', ['link/given'], (answer, { url }) => {
    const headers = new Headers(answer.headers)
    headers.set('content-type', 'text/html')
    return new Response(`<a href="${url}">Billing</a>`, { headers })
  }),
  handing('answers 201', ['link/given'], (answer, link) =>
    Response.json(link, { status: 201, headers: answer.headers }),
  ),
  handing('tells the link in a header too', ['link/as-documented'], (answer, { url }) => {
    answer.headers.set('x-portal-url', url)
    return answer
  }),
  handing('says that it went well', ['link/nothing-besides'], (answer, link) =>
    Response.json({ ok: true, ...link }, { headers: answer.headers }),
  ),
  handing('tells its key beside a link', ['failures/tell-nothing'], (answer) => {
    answer.headers.set('x-debug', 'mf_sk_test_emulator')
    return answer
  }),
  {
    name: 'opens the link itself',
    fails: ['link/works'],
    build: ({ right, client, emulator }) =>
      right({
        client: {
          portalSessions: {
            async create(params: never) {
              const session = await client.portalSessions.create(params)
              await emulator.fetch(session.url)
              return session
            },
            revoke: (id: string) => client.portalSessions.revoke(id),
          },
        } as never,
      }),
  },
  sessionsOf('mints twice', ['link/exactly-one'], ({ create }) => ({
    async create(params) {
      await create(params)
      return create(params)
    },
  })),
  {
    name: 'keeps the link of each customer',
    fails: ['link/fresh-each-time'],
    build: ({ right, client }) => {
      const kept = new Map<string, Promise<unknown>>()
      const portalSessions = {
        create(params: object) {
          const key = JSON.stringify(params)
          const mint = kept.get(key) ?? client.portalSessions.create(params as never)
          kept.set(key, mint)
          return mint
        },
        revoke: (id: string) => client.portalSessions.revoke(id),
      }
      return right({ client: { portalSessions } as never })
    },
  },
  {
    name: 'joins requests at the same time',
    fails: ['link/fresh-each-time'],
    build: ({ right, client }) => {
      const minting = new Map<string, Promise<unknown>>()
      const portalSessions = {
        create(params: object) {
          const key = JSON.stringify(params)
          const running = minting.get(key)
          if (running) return running
          const mint = client.portalSessions.create(params as never)
          minting.set(key, mint)
          setTimeout(() => minting.delete(key), 20)
          return mint
        },
        revoke: (id: string) => client.portalSessions.revoke(id),
      }
      return right({ client: { portalSessions } as never })
    },
  },
  {
    name: 'hands over a link of another token',
    fails: ['link/works'],
    build: ({ right, client }) =>
      right({
        client: {
          portalSessions: {
            async create(params: never) {
              const session = await client.portalSessions.create(params)
              const isUsual = session.url.startsWith(`${portal}/r/mgl_`)
              return isUsual ? { ...session, url: `${session.url}x` } : session
            },
            revoke: (id: string) => client.portalSessions.revoke(id),
          },
        } as never,
      }),
  },
  {
    name: 'hands the whole session over',
    fails: ['link/as-documented'],
    build: ({ right }) => {
      const route = right()
      return async (request) => {
        const answer = await route(request)
        if (answer.status !== 200) return answer
        return new Response(JSON.stringify({ ...(await answer.json()), token: 'mgl_x' }), answer)
      }
    },
  },
  {
    name: 'answers a form with 302',
    fails: ['form/redirected-to-link'],
    build: ({ right }) => {
      const route = right()
      return async (request) => {
        const answer = await route(request)
        return answer.status === 303
          ? new Response(null, { status: 302, headers: answer.headers })
          : answer
      }
    },
  },
  {
    name: 'answers a form that fails as it does a script',
    fails: ['form/failure-is-a-page'],
    build: ({ right }) => {
      const route = right()
      return async (request) => {
        const answer = await route(request.clone())
        if (!answer.headers.get('content-type')?.includes('html')) return answer
        const headers = new Headers(answer.headers)
        headers.set('content-type', 'application/problem+json')
        const { status } = answer
        const code = formCodes[status] ?? 'rate_limited'
        const type = errorUrl(code)
        const problem = { type, title: 'No.', status, code, requestId: crypto.randomUUID() }
        return new Response(JSON.stringify(problem), { status, headers })
      }
    },
  },
  {
    name: 'repeats the Referer on its page',
    fails: ['form/failure-page-is-safe'],
    build: ({ right }) => {
      const route = right()
      return async (request) => {
        const answer = await route(request)
        if (!answer.headers.get('content-type')?.includes('html')) return answer
        const page = (await answer.text()).replace(
          '</main>',
          `<a href="${request.headers.get('referer')}">back</a></main>`,
        )
        return new Response(page, answer)
      }
    },
  },
  mistaking(
    'answers 500 where MarginFront fails',
    ['upstream/failure-is-upstream-error'],
    502,
    500,
  ),
  mistaking('says upstream_error for a limit', ['upstream/rate-limit-is-rate-limited'], 429, 502),
  mistaking(
    'says upstream_error for a refused key',
    ['upstream/refused-key-is-misconfigured'],
    500,
    502,
  ),
  mistaking(
    'says upstream_error for an unknown customer',
    ['upstream/unknown-customer-is-no-customer'],
    404,
    502,
  ),
  {
    name: 'waits for MarginFront for ever',
    waits: true,
    fails: ['upstream/silence-is-timeout'],
    build: ({ right }) => right({ timeout: 19_000 }),
  },
  sessionsOf(
    'makes a link up where MarginFront fails',
    [
      'upstream/failure-is-upstream-error',
      'upstream/nonsense-is-upstream-error',
      'upstream/rate-limit-is-rate-limited',
      'upstream/refused-key-is-misconfigured',
      'upstream/unknown-customer-is-no-customer',
      'untrusted/redirect-not-followed',
    ],
    ({ create }) => ({
      create: (params) => create(params).catch(() => ({ id: 'ps_1', url: `${portal}/r/mgl_1` })),
    }),
  ),
  portalOrigin('trusts an origin of anybody', [portal, 'https://evil.example']),
  portalOrigin('trusts a longer host', [portal, `${portal}.evil.example`]),
  portalOrigin('trusts another port', [portal, `${portal}:1`]),
  sessionsOf(
    'revokes nothing',
    ['untrusted/link-revoked', 'hang-up/link-revoked', 'hang-up/late-link-revoked'],
    () => ({
      revoke: async () => {},
    }),
  ),
  {
    name: 'hands any link over to a form',
    fails: ['untrusted/link-refused'],
    build: ({ right }) => {
      const rateLimit = createLimit()
      const script = right({ rateLimit })
      const form = right({ rateLimit, portalOrigins: [portal, 'https://evil.example'] })
      return (request) =>
        request.headers.get('content-type')?.includes('form-urlencoded')
          ? form(request)
          : script(request)
    },
  },
  {
    name: 'sends a form that failed to the Referer',
    fails: ['form/failure-page-is-safe'],
    build: ({ right }) => {
      const route = right()
      return async (request) => {
        const answer = await route(request)
        if (!answer.headers.get('content-type')?.includes('html')) return answer
        const headers = new Headers(answer.headers)
        headers.delete('content-type')
        const page = (request.headers.get('referer') ?? '/billing').split('?')[0]
        headers.set('location', `${page}?portal_error=${formCodes[answer.status]}`)
        return new Response(null, { status: 303, headers })
      }
    },
  },
  {
    name: 'tries again where MarginFront is slow, and forgets the first link',
    waits: true,
    fails: ['hang-up/late-link-revoked'],
    build: ({ right, client }) => {
      const create = async (params: never): Promise<unknown> => {
        const first = client.portalSessions.create(params)
        const late = new Promise<boolean>((resolve) => setTimeout(resolve, 600, true))
        const isLate = await Promise.race([first.then(() => false), late])
        return isLate ? client.portalSessions.create(params) : first
      }
      const revoke = (id: string) => client.portalSessions.revoke(id)
      return right({ client: { portalSessions: { create, revoke } } as never })
    },
  },
  {
    name: 'gives MarginFront up when the browser hangs up',
    waits: true,
    fails: ['hang-up/link-revoked'],
    build: ({ right, client }) => {
      const rateLimit = createLimit()
      return (request) => {
        const { signal } = request
        const portalSessions = {
          create: (params: never) => client.portalSessions.create(params, { signal }),
          revoke: (id: string) => client.portalSessions.revoke(id),
        }
        return right({ rateLimit, client: { portalSessions } as never })(request)
      }
    },
  },
  {
    name: 'does not notice that the browser hung up',
    waits: true,
    fails: ['hang-up/link-revoked'],
    build: ({ right }) => {
      const route = right()
      return (request) => route(rebuilt(request, { signal: null }))
    },
  },
  {
    name: 'has no limit',
    fails: ['limit/links-are-metered'],
    build: ({ right }) => right({ rateLimit: false }),
  },
  {
    name: 'has one limit for all customers',
    fails: ['limit/for-each-customer'],
    build: ({ right }) => {
      const limit = createLimit(150)
      return right({ rateLimit: (args) => limit({ ...args, key: 'everybody' }) })
    },
  },
]
