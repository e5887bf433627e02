import { ok, problem, warning, type DoctorCheck } from '../DoctorCheck.ts'
import type { Answered } from './ask.ts'
import { codeOf } from './codeOf.ts'

const id = 'endpoint'

const unguarded = [
  "A request without any sign-in was treated as a customer's. Anyone could open that customer's billing.",
  "Let resolveCustomer read the person from the request's own session, and answer 'unauthenticated' where there is none.",
] as const

/** What the codes mean that a signed-out request gets and should not. */
const meanings: Readonly<Record<string, readonly [detail: string, fix: string]>> = {
  invalid_return_url: unguarded,
  rate_limited: unguarded,
  cross_site_request: [
    'The route refused the request as coming from another site (cross_site_request). It does not take the origin of the page for its own: it is behind a proxy, or the app is on another origin. Every click fails this way.',
    "Name the app's public origin in the route's allowedOrigins. If the page and the endpoint are on different origins, name the page with --page, so that the doctor asks as it would.",
  ],
  misconfigured: [
    'The route answered misconfigured before it knew who is signed in: resolveCustomer, or another function of the app, threw. Every click fails this way.',
    "Read the line in the backend's log that begins with [@marginfront/react] misconfigured: it has the cause.",
  ],
  unsupported_media_type: [
    'The route refused a JSON request (unsupported_media_type), so something on the way changes the Content-Type.',
    'Let the Content-Type through as it was sent.',
  ],
  invalid_request: [
    'The route could not read the body (invalid_request). Something before it has read or changed it, such as a body parser.',
    'Mount the route before the body parser, or hand toNodeHandler the request as the framework has it.',
  ],
  method_not_allowed: [
    'The route received a method other than POST (method_not_allowed), so something in between changes it.',
    'Let POST through as it was sent, and check the address for a redirect.',
  ],
}

// No other is repeated: an answer may hold anything.
const knownType = /^(text\/(html|plain)|application\/(problem\+)?json)\b/

/** Judges the answer to a POST in JSON that nobody is signed in for. */
export function judgeSignedOut(answer: Answered): DoctorCheck {
  const code = codeOf(answer)
  if (code === 'unauthenticated' && answer.status === 401) return ok(id, 'It answered 401.')
  if (code === 'forbidden' || code === 'no_customer') {
    return warning(
      id,
      `A request without a sign-in is answered with ${code}, so a person whose session has ended is not asked to sign in again.`,
      "Let resolveCustomer answer 'unauthenticated' where nobody is signed in.",
    )
  }
  const [detail, fix] = (code === undefined ? meaningOfStatus(answer) : meaningOf(code)) ?? [
    `The route answered ${answer.status} (${code}) in place of 401.`,
    "Read the line in the backend's log that begins with [@marginfront/react].",
  ]
  return problem(id, detail, fix)
}

/** Every object has a `constructor`, which is no code of the route's. */
const meaningOf = (code: string) => (Object.hasOwn(meanings, code) ? meanings[code] : undefined)

function meaningOfStatus({ status, headers }: Answered): readonly [detail: string, fix: string] {
  const [type = 'another media type'] = knownType.exec(headers.get('content-type') ?? '') ?? []
  const what = `It answered ${status} (${type})`
  if (status >= 300 && status < 400) {
    return [
      `${what}, a redirect: probably to the sign-in page, by a middleware before the route. The button can't follow it, and takes it for a sign-in that has ended, whoever is signed in.`,
      'Leave this path out of the middleware, or let it answer 401 there. The route asks for the sign-in itself. If the redirect only adds or removes a slash, correct the address.',
    ]
  }
  if (status === 404) {
    return [
      `${what}: nothing is mounted at this path for a POST. Every click fails.`,
      "Compare the path with the button's endpoint and with where the route is mounted. In Next it is the folder of route.ts, and POST has to be exported.",
    ]
  }
  if (status === 405) {
    return [
      `${what}: something is there, and it takes no POST.`,
      'Mount the route for POST: app.all or app.post in Express, export const POST in Next.',
    ]
  }
  if (status === 401 || status === 403) {
    return [
      `${what}, and not as the portal route does it (application/problem+json with a code): a middleware before it answers, for a sign-in or against forgery (CSRF). The button then has no code, and shows a general sentence.`,
      "Leave this path out of the middleware: the route checks sign-in and origin itself. Or give the button the middleware's token in headers.",
    ]
  }
  if (status < 300) {
    return [
      `${what}, and not with a refusal. Either the app's page is served for every path, or a link is made for anybody.`,
      "Check that the address after --endpoint is that of the portal route, that it comes before the catch-all of the app, and that resolveCustomer answers 'unauthenticated' where nobody is signed in.",
    ]
  }
  return [
    `${what}: not an answer of the portal route. It threw before it was reached, or a gateway answers.`,
    "Look in the backend's log. On Express and the like, wrap the route with toNodeHandler.",
  ]
}
