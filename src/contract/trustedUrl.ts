import { isLoopbackHost } from './isLoopbackHost.ts'

const unsafeCharacter = /[\s\\\p{Cc}]/u
const maxLength = 2048

/** What {@link trustedUrl} lets through besides `https:` on the origins that it is given. */
export interface TrustedUrlOptions {
  /** Lets every origin on a loopback host through. @default false */
  allowLoopback?: boolean
  /** Origins that may have `http:` although they are on no loopback host. @default none */
  httpOrigins?: readonly string[]
}

/**
 * The one rule for every URL that is followed or handed out: gives the parsed `href` of a URL that
 * is safe to use, or `undefined`. Use what it gives, never the text that went in.
 *
 * The raw text is checked before it is parsed, because parsers drop tabs and newlines and turn
 * backslashes into slashes. Nothing is resolved against a base. The scheme is checked beside the
 * origin, because `blob:https://host/...` has the origin of the host.
 *
 * @param value what claims to be a URL
 * @param origins exact origins that are allowed; `http:` ones only for loopback hosts
 */
export function trustedUrl(
  value: unknown,
  origins: readonly string[],
  { allowLoopback = false, httpOrigins = [] }: TrustedUrlOptions = {},
): string | undefined {
  const url = parse(value)
  if (!url || url.href.length > maxLength || url.username || url.password) return undefined

  const isLoopback = isLoopbackHost(url.hostname)
  const isSafeScheme =
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && (isLoopback || httpOrigins.includes(url.origin)))
  const isAllowed = origins.includes(url.origin) || (allowLoopback && isLoopback)
  return isSafeScheme && isAllowed ? url.href : undefined
}

function parse(value: unknown): URL | undefined {
  if (typeof value !== 'string' || unsafeCharacter.test(value)) return undefined
  try {
    return new URL(value)
  } catch {
    return undefined
  }
}
