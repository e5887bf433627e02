import { notChecked, ok, problem, type DoctorCheck } from '../DoctorCheck.ts'
import { ask, type Answered } from './ask.ts'
import { checkCors } from './checkCors.ts'
import { codeOf } from './codeOf.ts'
import { judgeSignedOut } from './judgeSignedOut.ts'

const ids = ['endpoint', 'endpoint-headers', 'endpoint-get', 'endpoint-cors'] as const

/**
 * Asks the portal route as a signed-out visitor of the page would. The return URL is one that every
 * route refuses, after it has asked who is signed in, and before it makes a link: so not even a route
 * that takes everybody for somebody makes one, unless its own `returnUrl` option answers for the URL.
 */
export async function checkEndpoint({
  endpoint,
  page,
  timeout,
}: {
  endpoint: URL | undefined
  page: URL | undefined
  timeout: number
}): Promise<DoctorCheck[]> {
  if (!endpoint) return ids.map((id) => notChecked(id, 'Name the portal route with --endpoint.'))
  const origin = (page ?? endpoint).origin
  const answer = await ask(endpoint, {
    timeout,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin,
      'sec-fetch-site': origin === endpoint.origin ? 'same-origin' : 'cross-site',
    },
    body: JSON.stringify({ returnUrl: 'javascript:0' }),
  })
  if ('unanswered' in answer) {
    const [first, ...rest] = ids
    return [
      problem(
        first,
        `The endpoint did not answer. ${answer.unanswered}.`,
        'Start the app, and check the address after --endpoint.',
      ),
      ...rest.map((id) => notChecked(id, 'The endpoint did not answer.')),
    ]
  }
  return [
    judgeSignedOut(answer),
    checkHeaders(answer),
    await checkGet(endpoint, timeout),
    await checkCors(endpoint, origin, answer, timeout),
  ]
}

const wanted = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

function checkHeaders(answer: Answered): DoctorCheck {
  const id = 'endpoint-headers'
  if (codeOf(answer) === undefined)
    return notChecked(id, 'The answer was not one of the portal route.')
  const missing = Object.entries(wanted)
    .filter(([name, value]) => !(answer.headers.get(name) ?? '').toLowerCase().includes(value))
    .map(([name, value]) => `${name}: ${value}`)
  if (missing.length === 0) return ok(id)
  return problem(
    id,
    `The route's answer has no ${missing.join(', ')}, which createPortalRoute sends, so something in between removed or replaced it. A cache could then keep a link, or a browser leak it to another site.`,
    'Let middleware, proxy and CDN leave the headers of this path as they are.',
  )
}

async function checkGet(endpoint: URL, timeout: number): Promise<DoctorCheck> {
  const id = 'endpoint-get'
  const answer = await ask(endpoint, { timeout })
  if ('unanswered' in answer) return notChecked(id, `${answer.unanswered}.`)
  const allow = (answer.headers.get('allow') ?? '').toUpperCase().split(/\s*,\s*/)
  if (answer.status === 405 && allow.includes('POST') && !allow.includes('GET')) return ok(id)
  // Where the path is mounted for POST alone, frameworks answer a GET with 404, or with their page.
  if (answer.status === 404 || answer.status === 405) {
    return ok(id, `It is answered with ${answer.status}.`)
  }
  return problem(
    id,
    `A GET of the endpoint is answered with ${answer.status}, not with 405 and Allow: POST. Prefetchers and link scanners send GET, and none of them may make a link.`,
    'Mount the route so that it answers every method (app.all), or POST alone, and let nothing else answer at this path.',
  )
}
