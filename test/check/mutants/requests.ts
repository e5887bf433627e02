import type { Handler, Mutant } from './Mutant.ts'
import { app } from './createWorkshop.ts'

/** The request with other headers; null takes one away. */
function withHeaders(request: Request, changes: Record<string, string | null>): Request {
  const headers = new Headers(request.headers)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) headers.delete(name)
    else headers.set(name, value)
  }
  return rebuilt(request, { headers })
}

export function rebuilt(request: Request, init: RequestInit & { duplex?: 'half' }): Request {
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    signal: request.signal,
    ...(hasBody && request.body && { body: request.body, duplex: 'half' }),
    ...init,
  })
}

/** Trusts what a guard of its own lets through, in place of the right one. */
const trusting =
  (lets: (origin: string | null, request: Request) => boolean) =>
  (right: Handler): Handler =>
  (request) =>
    request.method === 'POST' && lets(request.headers.get('origin'), request)
      ? right(withHeaders(request, { origin: app }))
      : right(request)

const origin = (
  name: string,
  fails: readonly string[],
  lets: (origin: string | null, request: Request) => boolean,
): Mutant => ({ name, fails, build: ({ right }) => trusting(lets)(right()) })

const isForm = (request: Request) =>
  request.headers.get('content-type')?.includes('form-urlencoded')

const asPost = (request: Request) =>
  new Request(request.url, {
    method: 'POST',
    headers: { ...Object.fromEntries(request.headers), 'content-type': 'application/json' },
  })

const retyped = (name: string, fails: readonly string[], from: RegExp): Mutant => ({
  name,
  fails,
  build: ({ right }) => {
    const route = right()
    return (request) => {
      const type = request.headers.get('content-type') ?? ''
      const isMeant = request.method === 'POST' && request.body && from.test(type)
      const headers = { 'content-type': 'application/json' }
      return route(isMeant ? rebuilt(withHeaders(request, headers), { body: '{}' }) : request)
    }
  },
})

/** Reads the body before the route does, and hands on what became of it. */
const reading = (
  name: string,
  fails: readonly string[],
  change: (text: string, request: Request) => string,
): Mutant => ({
  name,
  fails,
  build: ({ right }) => {
    const route = right()
    return async (request) => {
      if (request.method !== 'POST' || !request.headers.get('content-type')) return route(request)
      const text = new TextDecoder().decode(await request.clone().arrayBuffer())
      if (text.includes('\ufffd')) return route(request)
      const body = change(text, request)
      if (body === text) return route(request)
      const headers = new Headers(request.headers)
      headers.delete('content-length')
      return route(rebuilt(request, { body, headers }))
    }
  },
})

const returning = (
  name: string,
  fails: readonly string[],
  change: (returnUrl: unknown) => unknown,
): Mutant =>
  reading(name, fails, (text, request) => {
    const { returnUrl } = fieldsOf(text, request)
    const changed = returnUrl === undefined ? undefined : change(returnUrl)
    if (changed === returnUrl) return text
    return isForm(request)
      ? new URLSearchParams(changed === undefined ? {} : { returnUrl: String(changed) }).toString()
      : JSON.stringify({ returnUrl: changed })
  })

export function fieldsOf(text: string, request: Request): Record<string, unknown> {
  if (isForm(request)) return Object.fromEntries(new URLSearchParams(text))
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

/** Routes that are wrong about what they are asked. */
export const requestMutants: readonly Mutant[] = [
  ...['GET', 'HEAD', 'PUT'].map((method): Mutant => ({
    name: `mints for ${method}`,
    fails: ['method/only-post-mints'],
    build: ({ right }) => {
      const route = right()
      return (request) => route(request.method === method ? asPost(request) : request)
    },
  })),
  {
    name: 'lets a header make a POST of a GET',
    fails: ['method/only-post-mints'],
    build: ({ right }) => {
      const route = right()
      return (request) =>
        route(request.headers.get('x-http-method-override') === 'POST' ? asPost(request) : request)
    },
  },
  {
    name: 'answers 404 to other methods',
    fails: ['method/others-answer-405'],
    build: ({ right }) => {
      const route = right()
      return async (request) => {
        if (request.method === 'POST') return route(request)
        const answer = await route(asPost(withHeaders(request, { cookie: 'account=nobody' })))
        return answer
      }
    },
  },
  {
    name: 'answers 200 to GET',
    fails: ['method/others-answer-405'],
    build: ({ right }) => {
      const route = right()
      return async (request) => {
        const answer = await route(request)
        if (request.method !== 'GET') return answer
        const headers = new Headers(answer.headers)
        headers.set('content-type', 'text/plain')
        return new Response('Use POST.', { headers })
      }
    },
  },
  {
    name: 'mints for a preflight',
    fails: ['method/only-post-mints'],
    build: ({ right }) => {
      const route = right()
      return (request) =>
        route(request.headers.has('access-control-request-method') ? asPost(request) : request)
    },
  },
  {
    name: 'says nothing of POST in its 405',
    fails: ['method/allow-names-post'],
    build: ({ right }) => {
      const route = right()
      return async (request) => {
        const answer = await route(request)
        answer.headers.delete('allow')
        return answer
      }
    },
  },
  origin('trusts every origin', ['origin/cross-site-refused'], () => true),
  origin(
    'looks at the origin of JSON alone',
    ['origin/cross-site-refused'],
    (_, request) => isForm(request) === true,
  ),
  origin('trusts what begins like the app', ['origin/look-alikes-refused'], (asked) =>
    Boolean(asked?.startsWith(app)),
  ),
  origin('trusts what ends like the app', ['origin/look-alikes-refused'], (asked) =>
    Boolean(asked?.endsWith('app.example.com')),
  ),
  origin('trusts subdomains of the app', ['origin/look-alikes-refused'], (asked) =>
    Boolean(asked?.endsWith('.app.example.com')),
  ),
  origin(
    'compares the host, not the scheme',
    ['origin/look-alikes-refused'],
    (asked) => asked === 'http://app.example.com',
  ),
  origin('compares the host name, not the port', ['origin/look-alikes-refused'], (asked) =>
    Boolean(
      asked &&
      URL.canParse(asked) &&
      new URL(asked).hostname === 'app.example.com' &&
      asked.startsWith('https'),
    ),
  ),
  origin('forgets to escape the dots', ['origin/look-alikes-refused'], (asked) =>
    /^https:\/\/app.example.com$/.test(asked ?? ''),
  ),
  origin('trusts null', ['origin/null-refused'], (asked) => asked === 'null'),
  origin(
    'trusts a request that says nothing of its origin',
    ['origin/missing-refused'],
    (asked, request) => !asked && !request.headers.has('sec-fetch-site'),
  ),
  origin('trusts the Referer', ['origin/referer-is-no-proof'], (asked, request) =>
    Boolean(asked === null && request.headers.get('referer')?.startsWith(app)),
  ),
  origin(
    'trusts a sibling site',
    ['origin/other-fetch-sites-refused'],
    (asked, request) => asked === null && request.headers.get('sec-fetch-site') === 'same-site',
  ),
  origin(
    'trusts whoever sends X-Requested-With',
    ['origin/forwarded-headers-are-no-code'],
    (_, request) => request.headers.has('x-requested-with'),
  ),
  {
    name: 'takes no word of the browser for Origin: null',
    fails: ['origin/same-origin-accepted'],
    build: ({ right }) => {
      const route = right()
      return (request) =>
        route(
          request.headers.get('origin') === 'null'
            ? withHeaders(request, { 'sec-fetch-site': null })
            : request,
        )
    },
  },
  {
    name: 'reflects every origin',
    fails: ['origin/not-reflected'],
    build: ({ right }) => {
      const route = right()
      return async (request) => {
        const answer = await route(request)
        const asked = request.headers.get('origin')
        if (asked !== null) answer.headers.set('access-control-allow-origin', asked)
        answer.headers.set('access-control-allow-credentials', 'true')
        return answer
      }
    },
  },
  {
    name: 'reflects every origin in preflights alone',
    fails: ['origin/not-reflected'],
    build: ({ right }) => {
      const route = right()
      return async (request) => {
        const answer = await route(request)
        const asked = request.headers.get('origin')
        if (asked === null || !request.headers.has('access-control-request-method')) return answer
        const headers = new Headers(answer.headers)
        headers.set('access-control-allow-origin', asked)
        headers.set('access-control-allow-headers', 'content-type')
        return new Response(null, { status: 204, headers })
      }
    },
  },
  ...[200, 413, 502].map((status): Mutant => ({
    name: `lets everybody read a ${status}`,
    fails: ['origin/not-reflected'],
    build: ({ right }) => {
      const route = right()
      return async (request) => {
        const answer = await route(request)
        if (answer.status === status) answer.headers.set('access-control-allow-origin', '*')
        return answer
      }
    },
  })),
  retyped('takes every kind of JSON', ['media-type/others-refused'], /\+json/),
  retyped('takes text/plain for JSON', ['media-type/others-refused'], /^text\/plain/),
  retyped('takes multipart', ['media-type/others-refused'], /^multipart/),
  retyped('guesses where no media type is declared', ['media-type/undeclared-refused'], /^$/),
  {
    name: 'compares the whole Content-Type',
    fails: ['media-type/parameters-accepted'],
    build: ({ right }) => {
      const route = right()
      return (request) =>
        route(
          request.headers.get('content-type')?.includes('charset=utf-8')
            ? withHeaders(request, { 'content-type': 'application/octet-stream' })
            : request,
        )
    },
  },
  {
    name: 'wants a body',
    fails: ['media-type/empty-body-accepted'],
    build: ({ right }) => {
      const route = right()
      return (request) =>
        route(
          request.method === 'POST' && !request.body && request.headers.get('content-type')
            ? rebuilt(request, { body: '-' })
            : request,
        )
    },
  },
  reading('has no limit for bodies', ['body/too-large-refused'], (text) =>
    text.length > 8192 ? '{}' : text,
  ),
  {
    name: 'believes the declared length',
    fails: ['body/too-large-in-chunks-refused'],
    build: ({ right }) => {
      const route = right()
      return (request) =>
        route(
          request.method === 'POST' && request.body && !request.headers.has('content-length')
            ? rebuilt(request, { body: '{}' })
            : request,
        )
    },
  },
  reading('has no limit for forms', ['body/too-large-refused'], (text, request) =>
    isForm(request) && text.length > 8192 ? '' : text,
  ),
  reading('has a limit of 8,000', ['body/eight-kib-accepted'], (text) =>
    text.length === 8192 ? text.padEnd(8193) : text,
  ),
  reading('takes broken JSON for {}', ['body/malformed-json-refused'], (text, request) => {
    if (isForm(request) || text.length > 8000) return text
    try {
      JSON.parse(text)
      return text
    } catch {
      return '{}'
    }
  }),
  reading('takes a list for an object', ['body/not-an-object-refused'], (text) =>
    text === '[]' || text === '[{}]' ? '{}' : text,
  ),
  returning('drops a return URL that is wrong', ['return-url/hostile-refused'], (asked) =>
    typeof asked === 'string' && /^(\/[a-z]|https:\/\/app\.example\.com\/[a-z])/.test(asked)
      ? asked
      : undefined,
  ),
  returning(
    'drops every return URL',
    ['return-url/hostile-refused', 'return-url/app-page-kept'],
    () => undefined,
  ),
  returning('takes an empty return URL for a wrong one', ['return-url/empty-is-none'], (asked) =>
    asked === '' ? 'nowhere' : asked,
  ),
  returning('takes null for a return URL', ['return-url/empty-is-none'], (asked) =>
    asked === null ? 'null' : asked,
  ),
  returning('makes one page of all', ['return-url/app-page-kept'], (asked) =>
    asked === '/billing?from=check#plan' ? '/' : asked,
  ),
  {
    name: 'hands any return URL on',
    fails: ['return-url/hostile-never-kept'],
    build: ({ right }) => right({ allowedReturnOrigins: [app, 'https://evil.example'] }),
  },
  {
    name: 'takes the scheme for free in return URLs',
    fails: ['return-url/hostile-never-kept'],
    build: ({ right }) => right({ allowedReturnOrigins: [app, `${app}:1`] }),
  },
]
