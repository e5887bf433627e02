import { RouteFailure } from './RouteFailure.ts'

/** Which origins may ask. */
export interface OriginRule {
  allowedOrigins: readonly string[] | undefined
  allowRequestsWithoutOrigin: boolean
}

/**
 * Lets only the app itself ask, and gives the origin that it asked from, where it named one that a
 * page can have.
 *
 * A named `Origin` decides alone where origins are configured: some browsers send
 * `Sec-Fetch-Site: cross-site` with an honest form that opens a new tab. `Origin: null` proves
 * nothing: pages with `Referrer-Policy: no-referrer` send it, the app's and an attacker's alike.
 */
export function requireTrustedOrigin(
  request: Request,
  { allowedOrigins, allowRequestsWithoutOrigin }: OriginRule,
): string | undefined {
  const header = request.headers.get('origin')
  const origin = header === 'null' ? undefined : (header ?? undefined)
  const fetchSite = request.headers.get('sec-fetch-site')
  const ownOrigin = new URL(request.url).origin

  const trusted =
    allowedOrigins && origin
      ? allowedOrigins.includes(origin)
      : origin === ownOrigin ||
        fetchSite === 'same-origin' ||
        (allowRequestsWithoutOrigin && header === null && fetchSite === null)
  if (trusted) return isPageOrigin(origin) ? origin : undefined

  throw new RouteFailure(
    'cross_site_request',
    `Refused a request with Origin ${seen(header)} and Sec-Fetch-Site ${seen(fetchSite)}; ` +
      `expected ${(allowedOrigins ?? [ownOrigin]).join(' or ')}. If this is your own app, name ` +
      `its public origin in allowedOrigins` +
      (header === null && fetchSite === null
        ? `; for a native app with bearer tokens, set allowRequestsWithoutOrigin.`
        : `.`),
  )
}

// What a browser vouches for is never anything else, but what vouches may not be a browser.
function isPageOrigin(origin = ''): boolean {
  return /^https?:/.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin
}

function seen(header: string | null): string {
  return header === null ? 'missing' : JSON.stringify(header.slice(0, 200))
}
