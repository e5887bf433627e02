import type { AllowedOrigins } from '../host/AllowedOrigins.ts'
import type { HostArgs } from '../host/HostArgs.ts'

/** Which origins may ask. */
export interface OriginRule<Context> {
  allowedOrigins: AllowedOrigins<Context> | undefined
  allowRequestsWithoutOrigin: boolean
}

/** Where a request came from, and what that means. */
export interface OriginVerdict {
  /** Whether the app itself asks. */
  readonly isTrusted: boolean
  /** The request's origin, where the host names it: it gets CORS. */
  readonly named: string | undefined
  /** Where the app lives: the `Origin` that was accepted, else the likeliest one. */
  readonly appOrigin: string
  /** What would have been accepted, for the operator. */
  readonly expected: string
}

/**
 * Judges whether the app itself asks.
 *
 * A named `Origin` decides alone where origins are configured: some browsers send
 * `Sec-Fetch-Site: cross-site` with an honest form that opens a new tab. `Origin: null` proves
 * nothing: pages with `Referrer-Policy: no-referrer` send it, the app's and an attacker's alike.
 */
export async function judgeOrigin<Context>(
  args: HostArgs<Context>,
  { allowedOrigins, allowRequestsWithoutOrigin }: OriginRule<Context>,
): Promise<OriginVerdict> {
  const { headers, url } = args.request
  const header = headers.get('origin')
  const origin = header === null || header === 'null' || header === '' ? undefined : header
  const fetchSite = headers.get('sec-fetch-site')
  const ownOrigin = new URL(url).origin
  const isNamed = origin !== undefined && (await allowedOrigins?.include(origin, args)) === true

  const isTrusted =
    allowedOrigins && origin !== undefined
      ? isNamed
      : origin === ownOrigin ||
        fetchSite === 'same-origin' ||
        (allowRequestsWithoutOrigin && header === null && fetchSite === null)
  return {
    isTrusted,
    named: isNamed ? origin : undefined,
    appOrigin:
      isTrusted && isPageOrigin(origin) ? origin : likeliestOrigin(ownOrigin, allowedOrigins),
    expected: allowedOrigins?.expected ?? ownOrigin,
  }
}

// Behind a proxy the request's own origin may be an inner address; one that is named is public.
function likeliestOrigin<Context>(
  ownOrigin: string,
  allowedOrigins: AllowedOrigins<Context> | undefined,
): string {
  const { list = [] } = allowedOrigins ?? {}
  return list.includes(ownOrigin) ? ownOrigin : (list[0] ?? ownOrigin)
}

// What a browser vouches for is never anything else, but what vouches may not be a browser.
function isPageOrigin(origin = ''): origin is string {
  return /^https?:/.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin
}
