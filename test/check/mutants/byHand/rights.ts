import { accountOf, app } from '../createWorkshop.ts'
import type { RightRoute } from '../Mutant.ts'
import { createRoute, isForm, type Parts, readFields } from './createRoute.ts'
import { documentOf, pageOf, Refused } from './failures.ts'

const right = (
  name: string,
  change: (right: Parts) => Partial<Parts> = () => ({}),
  options?: RightRoute['options'],
): RightRoute => ({ name, options, build: (workshop) => createRoute(workshop, change) })

const headed = (name: string, changes: Record<string, string>) =>
  right(name, () => ({
    finish(_, answer) {
      const headers = new Headers(answer.headers)
      for (const [header, value] of Object.entries(changes)) headers.set(header, value)
      return new Response(answer.body, { status: answer.status, headers })
    },
  }))

const failed = (name: string, answer: (refused: Refused, isPage: boolean) => Response) =>
  right(name, () => ({
    failureFor: (request, refused) => answer(refused, isForm(request) && request.method === 'POST'),
  }))

const bearer = (account: string) => ({
  headers: { authorization: `Bearer ${account}` },
  customer: { customerExternalId: account },
})

/** Routes that owe nothing to `createPortalRoute`, right by habits of their own. */
export const rightRoutesByHand: readonly RightRoute[] = [
  right('is written by hand'),
  headed('varies by everything', { vary: '*' }),
  headed('has its headers twice, as behind a proxy', {
    'x-content-type-options': 'nosniff, nosniff',
    'referrer-policy': 'no-referrer, no-referrer',
    'cache-control': 'no-store, no-store',
  }),
  right('parses the origin', () => ({
    isOwn({ headers }) {
      const origin = headers.get('origin') || 'null'
      if (origin === 'null') return headers.get('sec-fetch-site') === 'same-origin'
      return URL.canParse(origin) && !/[?#@]/.test(origin) && new URL(origin).origin === app
    },
  })),
  right('has a parser that takes NaN and no deep lists', () => ({
    async fieldsOf(request) {
      const text = await request.clone().text()
      if (text.includes('NaN')) return {}
      if (/^\[{1000}/.test(text)) throw new Refused(500, 'misconfigured')
      return readFields(request)
    },
  })),
  failed('has request ids of another form', (refused, isPage) =>
    isPage ? pageOf(refused) : documentOf(refused, { requestId: `req_${Math.random()}` }),
  ),
  failed('says the id of the request in its titles', (refused, isPage) => {
    const requestId = crypto.randomUUID()
    const title = `Billing could not be opened (${requestId}).`
    return isPage ? pageOf(refused) : documentOf(refused, { requestId, title })
  }),
  failed('sends forms that fail to another address of its app', (refused, isPage) => {
    const location = `${app}/billing?tab=plan&portal_error=${refused.code}`
    // A form of another site's is not sent on into the app.
    if (isPage && refused.code === 'cross_site_request') return pageOf(refused)
    return isPage ? new Response(null, { status: 303, headers: { location } }) : documentOf(refused)
  }),
  right('refuses a customer in the query, and longer paths', () => ({
    methodOf({ url, method }) {
      if (new URL(url).pathname !== '/api/billing-portal') throw new Refused(404, 'no_customer')
      return method
    },
    customerOf(request) {
      if (new URL(request.url).search !== '') throw new Refused(400, 'invalid_request')
      return accountOf(request)
    },
  })),
  right('answers 503 with a wait where MarginFront fails', ({ read }) => ({
    async read(answer) {
      if (answer.status >= 500) throw new Refused(503, 'upstream_error', 10)
      return read(answer)
    },
  })),
  right('tells the end of a link with an offset, and links a form that is redirected', () => ({
    linkFor: (request, { url, expiresAt }) =>
      isForm(request)
        ? new Response(`<a href="${url}">See other</a>`, {
            status: 303,
            headers: { location: url },
          })
        : Response.json({ url, expiresAt: expiresAt.replace(/\.\d+Z$/, '+00:00') }),
  })),
  {
    name: 'mints a link too many, and revokes it a moment later',
    build: (workshop) =>
      createRoute(workshop, ({ create, read, revoke, linkFor }) => ({
        linkFor(request, link) {
          const account = accountOf(request) ?? ''
          setTimeout(async () => revoke((await read(await create(account, undefined))).id), 20)
          return linkFor(request, link)
        },
      })),
  },
  right(
    'signs in by a bearer token',
    () => ({
      customerOf: ({ headers }) => /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1],
    }),
    { signedIn: bearer('acme-001'), signedInOther: bearer('globex-001') },
  ),
  right(
    'takes no forms',
    () => ({
      async fieldsOf(request) {
        if (isForm(request)) throw new Refused(415, 'unsupported_media_type')
        return readFields(request)
      },
      failureFor: (_, refused) => documentOf(refused),
    }),
    { without: ['form'] },
  ),
]
