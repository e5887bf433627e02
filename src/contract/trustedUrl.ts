const maxLength = 2048
const unsafeCharacter = /[\s\\\p{Cc}]/u
const rootedPath = /^\/(?!\/)/
const loopbackHost = /^(localhost|127(\.\d+){3}|\[::1\])$/

/**
 * The one rule for every URL that is followed or handed out: gives the parsed `href` of a URL that
 * is safe to use, or `undefined`. Use what it gives, never the text that went in.
 *
 * The raw text is checked before it is parsed, because parsers drop tabs and newlines and turn
 * backslashes into slashes. Nothing is resolved against a base unless one is given, and then only
 * a path that begins with a single slash.
 *
 * @param value what claims to be a URL
 * @param origins exact origins that are allowed; `http:` ones only for loopback hosts
 * @param base the origin that a rooted path belongs to
 */
export function trustedUrl(
  value: unknown,
  origins: readonly string[],
  base?: string,
): string | undefined {
  if (typeof value !== 'string' || value.length > maxLength || unsafeCharacter.test(value)) return
  let url: URL
  try {
    url = new URL(value, rootedPath.test(value) ? base : undefined)
  } catch {
    return
  }
  const secure =
    url.protocol === 'https:' || (url.protocol === 'http:' && loopbackHost.test(url.hostname))
  // `blob:https://host/...` shares its origin with the host, so the protocol is checked as well.
  return secure &&
    !url.username &&
    !url.password &&
    origins.includes(url.origin) &&
    url.href.length <= maxLength
    ? url.href
    : undefined
}
