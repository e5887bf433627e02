import { app, portal } from '../createWorkshop.ts'
import type { Mutant } from '../Mutant.ts'
import { isForm, returnUrlOf } from './createRoute.ts'
import { Refused } from './failures.ts'
import { named, originOf, trusting, wrong } from './wrong.ts'

/** Refuses requests of some origins as something else. */
const refusing = (
  name: string,
  fails: string,
  isMeant: (request: Request) => boolean,
  as: Refused,
) =>
  wrong(name, fails, (right) => ({
    isOwn(request) {
      if (isMeant(request)) throw as
      return right.isOwn(request)
    },
  }))

/** Has another way with return URLs that are text. */
const returning = (
  name: string,
  fails: string,
  find: (asked: string, request: Request) => string | undefined,
) =>
  wrong(name, fails, {
    returnUrlOf(fields, request) {
      const { returnUrl: asked } = fields
      const found = typeof asked === 'string' && asked !== '' ? find(asked, request) : undefined
      return found ?? returnUrlOf(fields)
    },
  })

const isPath = (asked: string) => /^\/[a-z]/.test(asked)
const lookAlikes = 'origin/look-alikes-refused'
const missing = 'origin/missing-refused'
const neverKept = 'return-url/hostile-never-kept'

/** Routes that trust what proves nothing. */
export const trustingMutants: readonly Mutant[] = [
  trusting('trusts the app of a developer', lookAlikes, (request) =>
    /^http:\/\/localhost(:\d+)?$/.test(originOf(request)),
  ),
  trusting('trusts every preview', lookAlikes, (request) =>
    originOf(request).endsWith('.vercel.app'),
  ),
  trusting('trusts X-Forwarded-Host where there is no origin', missing, (request) =>
    originOf(request) === ''
      ? request.headers.get('x-forwarded-host') === 'app.example.com'
      : false,
  ),
  trusting('trusts whoever has a token where there is no origin', missing, ({ headers }) =>
    headers.has('origin') ? false : headers.has('authorization'),
  ),
  trusting('trusts the front page of a Referer', 'origin/referer-is-no-proof', ({ headers }) =>
    headers.has('origin') ? false : headers.get('referer') === `${app}/`,
  ),
  refusing(
    'takes a missing origin for a malformed request',
    missing,
    ({ headers }) => !headers.has('origin') && !headers.has('sec-fetch-site'),
    new Refused(400, 'invalid_request'),
  ),
  refusing(
    'fails at the sites below the app',
    lookAlikes,
    (request) => originOf(request).endsWith('.app.example.com'),
    new Refused(500, 'misconfigured'),
  ),
  returning('comes back to the sites below the app', neverKept, (asked) =>
    /^https:\/\/[a-z]+\.app\.example\.com\/$/.test(asked) ? asked : undefined,
  ),
  returning('comes back to the portal', neverKept, (asked) =>
    asked.startsWith(`${portal}/`) ? asked : undefined,
  ),
  returning('comes back to the host that a proxy names', neverKept, (asked, { headers }) => {
    const host = headers.get('x-forwarded-host')
    return host !== null && isPath(asked) ? `https://${host}${asked}` : undefined
  }),
  returning('hands a return URL on as it was written', neverKept, (asked) => {
    returnUrlOf({ returnUrl: asked })
    return asked.startsWith('/') ? app + asked : asked
  }),
  returning('cuts the fragment off', 'return-url/app-page-kept', (asked) =>
    isPath(asked) ? returnUrlOf({ returnUrl: asked })?.split('#')[0] : undefined,
  ),
  returning('takes 2,000 characters at most', 'return-url/app-page-kept', (asked) => {
    if (asked.length > 2000) throw new Refused(400, 'invalid_return_url')
    return undefined
  }),
  named('bills whom the body calls id', 'customer/never-from-body', (_, { id }) => id),
  named('bills whom arguments of GraphQL name', 'customer/never-from-body', (_, { variables }) =>
    typeof variables === 'object' && variables !== null && 'input' in variables
      ? Object(variables.input).customerExternalId
      : undefined,
  ),
  named(
    'bills whom a token beside the sign-in names',
    'customer/never-from-elsewhere',
    ({ headers }) => /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1],
  ),
  named('bills whom the query of a form names', 'customer/never-from-elsewhere', (request) =>
    isForm(request) ? new URL(request.url).searchParams.get('account') : undefined,
  ),
]
