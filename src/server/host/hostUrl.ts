import { trustedUrl } from '../../contract/trustedUrl.ts'
import { inApp } from './inApp.ts'

/**
 * Returns the parsed `href` of a URL that the host itself chose, or `undefined` when it breaks the
 * URL rule. The origin is the host's to choose, so naming it in the URL names it.
 *
 * @param base the origin that a rooted path belongs to
 */
export function hostUrl(value: unknown, base: string): string | undefined {
  const url = inApp(value, base)
  const origin = originOf(url)
  return trustedUrl(url, origin === undefined ? [] : [origin])
}

/** The origin of a URL, where it is one. */
export function originOf(value: unknown): string | undefined {
  return typeof value === 'string' && URL.canParse(value) ? new URL(value).origin : undefined
}
