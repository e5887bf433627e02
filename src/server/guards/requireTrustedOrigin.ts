import { RouteFailure } from '../RouteFailure.ts'
import type { OriginVerdict } from './judgeOrigin.ts'

/** Lets only the app itself ask. */
export function requireTrustedOrigin(
  { headers }: Request,
  { isTrusted, expected }: OriginVerdict,
): void {
  if (isTrusted) return
  const origin = headers.get('origin')
  const fetchSite = headers.get('sec-fetch-site')
  throw new RouteFailure(
    'cross_site_request',
    `Refused a request with Origin ${seen(origin)} and Sec-Fetch-Site ${seen(fetchSite)}; ` +
      `expected ${expected}. If this is your own app, name its public origin in allowedOrigins` +
      (origin === null && fetchSite === null
        ? `; for a native app with bearer tokens, set allowRequestsWithoutOrigin.`
        : `.`),
  )
}

function seen(header: string | null): string {
  return header === null ? 'missing' : JSON.stringify(header.slice(0, 200))
}
