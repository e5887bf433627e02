import { accountOf, app } from '../createWorkshop.ts'
import type { Mutant, RightRoute } from '../Mutant.ts'
import { createRoute, isForm, readFields, returnUrlOf } from './createRoute.ts'
import { documentOf, pageOf, Refused } from './failures.ts'
import { failing, framework, wrong } from './wrong.ts'

const html = '<html lang="en"><title>Billing</title><p>Sorry.</p><a href="/">Back</a></html>'

const answer = ({ status }: Refused, text: string, policy = "default-src 'none'") =>
  new Response(text, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
  })

const forForms = (say: (refused: Refused) => Response) => ({
  failureFor: (request: Request, refused: Refused) =>
    isForm(request) && request.method === 'POST' ? say(refused) : documentOf(refused),
})

const paging = (name: string, fails: string, say: (refused: Refused) => Response) =>
  wrong(name, fails, forForms(say))

const titled = (name: string, title: (fault: number) => string) =>
  wrong(name, 'failures/tell-nothing', ({ read }) => {
    let seen = 0
    return {
      read(upstream) {
        seen = upstream.status
        return read(upstream)
      },
      failureFor: (request, refused) =>
        isForm(request) && request.method === 'POST'
          ? pageOf(refused)
          : documentOf(refused, refused.status === 502 ? { title: title(seen) } : {}),
    }
  })

const waiting = (
  name: string,
  fails: string,
  change: (headers: Headers) => void,
  members: object = {},
) =>
  wrong(name, fails, {
    failureFor: (request, refused) =>
      isForm(request) && request.method === 'POST' ? pageOf(refused) : documentOf(refused, members),
    finish(_, { body, status, headers }) {
      const changed = new Headers(headers)
      if (changed.has('retry-after')) change(changed)
      return new Response(body, { status, headers: changed })
    },
  })

const asDate = (headers: Headers) =>
  headers.set('retry-after', new Date(Date.now() + 30_000).toUTCString())

const safe = 'form/failure-page-is-safe'
const isAPage = 'form/failure-is-a-page'

/** Routes that are wrong about the words and pages of their failures. */
export const pageMutants: readonly Mutant[] = [
  paging('lets its page run scripts', safe, (refused) =>
    answer(refused, `<!doctype html>${html}`, "default-src 'none'; script-src 'unsafe-inline'"),
  ),
  paging('repeats a directive that browsers read once', safe, (refused) =>
    answer(refused, `<!doctype html>${html}`, "default-src *; default-src 'none'"),
  ),
  paging('goes back by a script', safe, (refused) =>
    answer(refused, `<!doctype html>${html.replace('"/"', '"javascript:history.back()"')}`),
  ),
  paging('sends forms that fail to a site of others', safe, ({ code, status }) => {
    const location = `https://status.example.net/?portal_error=${code}`
    return status === 403
      ? pageOf(new Refused(403, code))
      : new Response(null, { status: 303, headers: { location } })
  }),
  paging('sends the forms of other sites on into the app', isAPage, (refused) =>
    refused.code === 'cross_site_request'
      ? new Response(null, {
          status: 303,
          headers: { location: `/billing?portal_error=${refused.code}` },
        })
      : pageOf(refused),
  ),
  paging('has no page for a limit', isAPage, (refused) =>
    refused.status === 429 ? documentOf(refused) : pageOf(refused),
  ),
  titled('names an address of its own', () => 'See https://status.internal.example/ for more.'),
  titled('names its exception', () => "KeyError: 'url'"),
  paging('tells the reason in an attribute', 'failures/tell-nothing', (refused) =>
    answer(
      refused,
      `<!doctype html>${html.replace('<p>', refused.status === 502 ? '<p data-reason="TypeError">' : '<p>')}`,
    ),
  ),
  paging('tells the reason in a comment', 'failures/tell-nothing', (refused) =>
    answer(refused, `<!doctype html><!-- at mint (app.js:3:7) -->${html}`),
  ),
  titled('says how MarginFront failed', (fault) => `The billing service said ${fault}.`),
  failing('repeats whom the cookie names', 'failures/tell-nothing', ({ status }, request) =>
    status === 404 ? { title: `No account for ${accountOf(request)}.` } : {},
  ),
  waiting('tells a wait as a date', 'failures/wait-agrees', asDate),
  waiting('tells a wait as a date, and not in the document', 'failures/wait-agrees', asDate, {
    retryAfter: undefined,
  }),
  waiting('tells a wait in the document alone', 'failures/wait-agrees', (headers) =>
    headers.delete('retry-after'),
  ),
  failing('tells no wait where it is long', 'failures/members', ({ code, retryAfter }) =>
    retryAfter === 120 ? new Refused(429, code, 0) : {},
  ),
  failing('says null where there is no wait', 'failures/members', ({ retryAfter }) =>
    retryAfter === undefined ? { retryAfter: null } : {},
  ),
]

const elsewhere = (name: string, say: () => Response): RightRoute => ({
  name,
  build(workshop) {
    const route = createRoute(workshop)
    return (request) =>
      new URL(request.url).pathname === '/api/billing-portal' ? route(request) : say()
  },
})

const right = (name: string, change: Parameters<typeof createRoute>[1]): RightRoute => ({
  name,
  build: (workshop) => createRoute(workshop, change),
})

/** Routes that a careless check would fail by the looks of their answers. */
export const rightPages: readonly RightRoute[] = [
  right('has a comment before its page, and a policy in capitals', () =>
    forForms((refused) =>
      answer(
        refused,
        `\n<!-- error.html --><!DOCTYPE html SYSTEM "about:legacy-compat">${html}`,
        "base-uri 'none';Default-Src  'none'",
      ),
    ),
  ),
  right('has a policy for all pages beside that of this one', () =>
    forForms((refused) =>
      answer(refused, `<!doctype html>${html}`, "upgrade-insecure-requests, default-src 'none'"),
    ),
  ),
  right('has a page of its framework, and comes back to another port', () =>
    forForms((refused) =>
      answer(
        refused,
        '<!doctype html><html lang="en"><title>Billing</title><style>.PortalError{margin:0}</style>' +
          '<main class="PortalError">Sorry. <a href="https://app.acme.rs:8443/">Back</a></main></html>',
      ),
    ),
  ),
  right('has a dated page, and one to sign in on', () =>
    forForms((refused) =>
      answer(
        refused,
        refused.status === 401
          ? '<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in</h1><a href="/">Back</a></html>'
          : `<!doctype html>${html.replace('Sorry.', 'Sorry. Made at 2026-11-30 15:04:10.')}`,
      ),
    ),
  ),
  right('keeps the query of a return URL as it was written', () => ({
    returnUrlOf(fields) {
      const parsed = returnUrlOf(fields)
      const [, query] = /(\?.+)$/.exec(String(fields['returnUrl'])) ?? []
      return parsed === undefined || query === undefined
        ? parsed
        : new URL(parsed).origin + new URL(parsed).pathname + query
    },
  })),
  elsewhere(
    'sends other paths to a sign-in',
    () => new Response(null, { status: 302, headers: { location: '/login' } }),
  ),
  elsewhere('fails at other paths', () => new Response(null, { status: 500 })),
  right('refuses a document that says a thing twice', () => ({
    async fieldsOf(request) {
      const text = await request.clone().text()
      if (/"(\w+)":[^,]*,"\1":/.test(text)) throw new Refused(400, 'invalid_request')
      return readFields(request)
    },
  })),
  right('refuses a return URL that is no text as it reads the body', () => ({
    returnUrlOf(fields) {
      const { returnUrl } = fields
      if (typeof returnUrl === 'string' || returnUrl === undefined || returnUrl === null)
        return returnUrlOf(fields)
      throw new Refused(400, 'invalid_request')
    },
  })),
  {
    name: 'lets its framework answer OPTIONS with nothing',
    build: (workshop) =>
      framework('', '', ({ method }) =>
        method === 'OPTIONS' ? new Response(null, { status: 204 }) : undefined,
      ).build(workshop),
  },
  {
    name: 'has an app that is no page of the web',
    options: { appOrigin: 'capacitor://localhost', url: 'https://api.example.com/portal' },
    build: ({ right: portalRoute }) =>
      portalRoute({ allowedOrigins: ['capacitor://localhost', app] }),
  },
]
