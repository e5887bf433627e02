import { RouteFailure } from '../RouteFailure.ts'
import type { OriginVerdict } from './judgeOrigin.ts'

/** Refuses a request that some other site may have sent. */
export function requireTrustedOrigin(
  { headers }: Request,
  { isTrusted, expected }: OriginVerdict,
): void {
  if (isTrusted) return
  const origin = headers.get('origin')
  const fetchSite = headers.get('sec-fetch-site')
  throw new RouteFailure(
    'cross_site_request',
    `The request had ${seen('Origin', origin)} and ${seen('Sec-Fetch-Site', fetchSite)}, so it was ` +
      `refused: another site could have sent it. Requests are accepted from ${expected}. If this ` +
      'one is from your own app, name its public origin in allowedOrigins' +
      (origin === null && fetchSite === null ? withoutEither : '.'),
  )
}

const withoutEither =
  '; if it is from a native app that signs in with a bearer token, set allowRequestsWithoutOrigin.'

function seen(name: string, value: string | null): string {
  return value === null ? `no ${name}` : `the ${name} ${JSON.stringify(value.slice(0, 200))}`
}
