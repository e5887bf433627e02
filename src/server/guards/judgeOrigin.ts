import type { AllowedOrigins } from '../host/AllowedOrigins.ts'
import type { HostArgs } from '../host/HostArgs.ts'
import type { Incoming } from '../incoming/Incoming.ts'
import { isThenable } from '../isThenable.ts'
import { originOf } from '../urls/hostUrl.ts'
import { isPublicOrigin } from '../urls/isPublicOrigin.ts'
import { isPageOrigin, isWebOrigin } from '../urls/pageOrigins.ts'

/** What the host says of where requests from its own app may come from. */
export interface OriginRule<Context> {
  allowedOrigins: AllowedOrigins<Context> | undefined
  /** Tells whether a request may come in that has neither `Origin` nor `Sec-Fetch-Site`. */
  allowsWithoutOrigin: (request: Incoming) => boolean
}

/** Where a request came from, and what that means. */
export interface OriginVerdict {
  /** Whether the app itself asks. */
  readonly isTrusted: boolean
  /** The request's origin, where the host names it: it gets CORS. */
  readonly corsOrigin: string | undefined
  /** The `Origin` that was accepted: where the page lives that asked. */
  readonly askedFrom: string | undefined
  /** Where the app lives on the web: where it asked from, else the likeliest origin, if any. */
  readonly appOrigin: string | undefined
  /** Tells the origin of the request's own URL, where it is an inner address that nobody can visit. */
  readonly innerOrigin: () => string | undefined
  /** What would have been accepted, for the operator. */
  readonly expected: string
}

/**
 * Judges whether the app itself asks.
 *
 * A named `Origin` decides alone where origins are configured: some browsers send
 * `Sec-Fetch-Site: cross-site` with an honest form that opens a new tab. `Origin: null` proves
 * nothing: pages with `Referrer-Policy: no-referrer` send it, the app's and an attacker's alike.
 * What a proxy says in `X-Forwarded-*` or `Forwarded` is not read: anybody can send those.
 */
export function judgeOrigin<Context>(
  request: Incoming,
  args: HostArgs<Context>,
  rule: OriginRule<Context>,
): OriginVerdict | Promise<OriginVerdict> {
  const origin = originOfPage(request)
  const isAllowed = origin !== undefined && rule.allowedOrigins?.include(origin, args)
  return isThenable(isAllowed)
    ? isAllowed.then((answer) => verdictOn(request, answer, rule))
    : verdictOn(request, isAllowed === true, rule)
}

function originOfPage({ headers }: Incoming): string | undefined {
  const header = headers.get('origin')
  return header === null || header === 'null' || header === '' ? undefined : header
}

function verdictOn<Context>(
  request: Incoming,
  isAllowed: boolean,
  { allowedOrigins, allowsWithoutOrigin }: OriginRule<Context>,
): OriginVerdict {
  const { headers, url } = request
  const origin = originOfPage(request)
  const fetchSite = headers.get('sec-fetch-site')
  const requested = originOf(url)
  const ownOrigin = isWebOrigin(requested) ? requested : undefined

  const isTrusted =
    allowedOrigins && origin !== undefined
      ? isAllowed
      : (origin !== undefined && origin === ownOrigin) ||
        fetchSite === 'same-origin' ||
        (!headers.has('origin') && fetchSite === null && allowsWithoutOrigin(request))
  // What a browser vouches for is a web page, but what vouches may not be a browser.
  const isPage = isAllowed ? isPageOrigin(origin) : isWebOrigin(origin)
  const askedFrom = isTrusted && isPage ? origin : undefined
  return {
    isTrusted,
    corsOrigin: isAllowed ? origin : undefined,
    askedFrom,
    appOrigin: webOriginOf({ askedFrom, ownOrigin, list: allowedOrigins?.list ?? [] }),
    innerOrigin: () =>
      ownOrigin !== undefined && !isPublicOrigin(ownOrigin) ? ownOrigin : undefined,
    expected:
      allowedOrigins?.expected ?? ownOrigin ?? "the origin of the request's URL, which has none",
  }
}

interface Clues {
  askedFrom: string | undefined
  ownOrigin: string | undefined
  list: readonly string[]
}

// An origin that is named is public, while the request's own may be an inner address, and is
// certainly not that of an app in a shell of its own.
function webOriginOf({ askedFrom, ownOrigin, list }: Clues): string | undefined {
  if (isWebOrigin(askedFrom)) return askedFrom
  if (ownOrigin !== undefined && list.includes(ownOrigin)) return ownOrigin
  const named = list.find(isWebOrigin)
  if (named !== undefined || ownOrigin === undefined || askedFrom !== undefined) return named
  return isPublicOrigin(ownOrigin) ? ownOrigin : undefined
}
