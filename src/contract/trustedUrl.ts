const unsafeCharacter = /[\s\\\p{Cc}]/u
const secureScheme = /^http(s:|:\/\/(localhost|127[.\d]+|\[::1])[:/])/

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
export function trustedUrl(value: unknown, origins: readonly string[]): string | undefined {
  if (typeof value === 'string' && !unsafeCharacter.test(value)) {
    try {
      const { href, origin } = new URL(value)
      if (
        href.length <= 2048 &&
        secureScheme.test(href) &&
        origins.includes(origin) &&
        // Not so with a user name or password before the host.
        href.startsWith(origin + '/')
      ) {
        return href
      }
    } catch {
      // It is no URL.
    }
  }
  return undefined
}
