import { trustedUrl } from '../../contract/trustedUrl.ts'
import { inApp } from './inApp.ts'

/**
 * Returns the parsed `href` of a URL, or `undefined` when it breaks the URL rule. Its origin may be
 * any: this is for URLs that the host itself chose, or whose origin is judged elsewhere.
 *
 * @param base the origin that a rooted path belongs to, which may have `http:`
 */
export function hostUrl(value: unknown, base: string): string | undefined {
  const url = inApp(value, base)
  const origin = originOf(url)
  return trustedUrl(url, origin === undefined ? [] : [origin], { httpOrigins: [base] })
}

/** Returns the origin of a URL, where it is one. */
export function originOf(value: unknown): string | undefined {
  return typeof value === 'string' && URL.canParse(value) ? new URL(value).origin : undefined
}
