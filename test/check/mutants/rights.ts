import { MarginFrontClient } from '../../../src/server/index.ts'
import { answering, documenting } from './answers.ts'
import type { RightRoute } from './Mutant.ts'

const answered = (name: string, change: Parameters<typeof answering>[2]): RightRoute =>
  answering(name, [], change)

const documented = (name: string, change: Parameters<typeof documenting>[2]): RightRoute =>
  documenting(name, [], change)

const retyped = (name: string, type: RegExp, to: string): RightRoute =>
  answered(name, (answer) => {
    const is = answer.headers.get('content-type') ?? ''
    if (type.test(is)) answer.headers.set('content-type', to)
  })

/** Routes that a careless check would fail. */
export const rightRoutes: readonly RightRoute[] = [
  documented('has sentences of its own', (problem) => ({ ...problem, title: 'Leider nicht.' })),
  documented('has its members in another order', (problem) =>
    Object.fromEntries(Object.entries(problem).toReversed()),
  ),
  documented('adds members of its own', (problem) => ({
    ...problem,
    instance: 'https://app.example.com/log/1',
  })),
  answered('adds members to a link', async (answer) =>
    answer.status === 200
      ? Response.json({ expiresIn: 3600, ...(await answer.json()) }, answer)
      : undefined,
  ),
  answered('gives a link without its end', async (answer) => {
    if (answer.status !== 200) return
    const { url } = await answer.json()
    return Response.json({ url }, answer)
  }),
  retyped(
    'names the charset of its documents',
    /^application\/problem\+json/,
    'application/problem+json; charset=utf-8',
  ),
  retyped('names the charset of its links', /^application\/json/, 'Application/JSON;charset=UTF-8'),
  answered('has more headers, and longer ones', (answer) => {
    answer.headers.set('cache-control', 'private, no-cache, no-store, max-age=0')
    answer.headers.set('vary', 'Accept-Encoding, cookie, ORIGIN')
    answer.headers.set('x-request-id', crypto.randomUUID())
    answer.headers.append('set-cookie', 'session=renewed; HttpOnly')
  }),
  answered('allows OPTIONS beside POST', (answer) => {
    if (answer.status === 405) answer.headers.set('allow', 'OPTIONS, POST')
  }),
  {
    name: 'lets its framework answer OPTIONS',
    build: ({ right }) => {
      const route = right()
      return async (request) => {
        const answer = await route(request)
        if (request.method !== 'OPTIONS') return answer
        const headers = new Headers(answer.headers)
        headers.delete('content-type')
        return new Response(null, { status: 204, headers })
      }
    },
  },
  {
    name: 'asks an emulator on the default port',
    build: ({ right, emulator }) => {
      const [key = ''] = emulator.secretKeys
      const baseUrl = 'http://localhost:4242/v1'
      const { fetch } = emulator
      return right({ client: new MarginFrontClient(key, { baseUrl, fetch, retries: 0 }) })
    },
  },
  { name: 'has no limit', build: ({ right }) => right({ rateLimit: false }) },
  {
    name: 'has a return URL and sections of its own',
    build: ({ right }) =>
      right({ returnUrl: 'https://app.example.com/account', features: ['invoices'] }),
  },
  {
    name: 'has a page of its own for forms that fail',
    build: ({ right }) => right({ errorRedirect: '/billing' }),
  },
  {
    name: 'is on another origin than its app',
    options: { appOrigin: 'https://app.example.com', url: 'https://api.example.com/portal?v=1' },
    build: ({ right }) => right({ allowedOrigins: ['https://app.example.com'] }),
  },
]
