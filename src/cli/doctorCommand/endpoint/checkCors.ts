import { notChecked, ok, problem, type DoctorCheck } from '../DoctorCheck.ts'
import { ask, type Answered } from './ask.ts'

const id = 'endpoint-cors'

/** For a page of another origin: may it ask, and read what comes back? */
export async function checkCors(
  endpoint: URL,
  origin: string,
  answer: Answered,
  timeout: number,
): Promise<DoctorCheck> {
  if (origin === endpoint.origin) {
    return notChecked(id, 'No page of another origin than the endpoint was named with --page.')
  }
  const preflight = await ask(endpoint, {
    timeout,
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  })
  const missing = [
    ...('unanswered' in preflight || !admits(preflight, origin) ? ['the preflight (OPTIONS)'] : []),
    ...(admits(answer, origin) ? [] : ['the answer itself']),
  ]
  if (missing.length === 0) return ok(id)
  return problem(
    id,
    `The page and the endpoint are on different origins, and the page's origin is not allowed, with credentials, by ${missing.join(' and ')}. The browser then hides every answer from the button.`,
    `Name the page's origin in the route's allowedOrigins, and mount the route for OPTIONS too: allowedOrigins: ['${origin}'].`,
  )
}

const admits = ({ headers }: Answered, origin: string): boolean =>
  headers.get('access-control-allow-origin') === origin &&
  headers.get('access-control-allow-credentials') === 'true'
