import { trustedUrl } from '../contract/trustedUrl.ts'
import { inApp } from './inApp.ts'

/**
 * Gives the parsed `href` of a URL that the host itself chose, or `undefined` when it breaks the
 * URL rule. The origin is the host's to choose, so naming it in the URL names it.
 *
 * @param base the origin that a rooted path belongs to
 */
export function hostUrl(value: unknown, base: string): string | undefined {
  const url = inApp(value, base)
  return trustedUrl(url, originOf(url))
}

function originOf(value: unknown): string[] {
  try {
    return typeof value === 'string' ? [new URL(value).origin] : []
  } catch {
    return []
  }
}
