import { isLoopbackHost } from './isLoopbackHost.ts'

const unsafeCharacter = /[\s\\\p{Cc}]/u
const maxLength = 2048

/** What {@link trustedUrl} lets through besides `https:` on the origins that it is given. */
export interface TrustedUrlOptions {
  /** Origins that may use `http:` even though their host is not a loopback one. @default none */
  httpOrigins?: readonly string[]
}

/**
 * Returns the parsed `href` of a {@link safeUrl} on one of these origins, or `undefined`.
 *
 * @param value what claims to be a URL
 * @param origins exact origins that are allowed; `http:` ones only for loopback hosts
 */
export function trustedUrl(
  value: unknown,
  origins: readonly string[],
  { httpOrigins }: TrustedUrlOptions = {},
): string | undefined {
  const url = safeUrl(value, httpOrigins)
  return url && origins.includes(url.origin) ? url.href : undefined
}

/**
 * The one rule for every URL that is followed or handed out, whatever its origin: returns it parsed, or
 * `undefined`. Use what it returns, never the text that went in; and look at its origin, unless somebody
 * else vouches for that.
 *
 * The raw text is checked before it is parsed, because parsers drop tabs and newlines and turn
 * backslashes into slashes. Nothing is resolved against a base. The scheme is checked beside the
 * origin, because `blob:https://host/...` has the origin of the host.
 */
export function safeUrl(value: unknown, httpOrigins?: readonly string[]): URL | undefined {
  const url = parse(value)
  if (!url || url.href.length > maxLength || url.username || url.password) return undefined

  const isSafeScheme =
    url.protocol === 'https:' ||
    (url.protocol === 'http:' &&
      (isLoopbackHost(url.hostname) || httpOrigins?.includes(url.origin)))
  return isSafeScheme ? url : undefined
}

function parse(value: unknown): URL | undefined {
  if (typeof value !== 'string' || unsafeCharacter.test(value)) return undefined
  try {
    return new URL(value)
  } catch {
    return undefined
  }
}
