import { safeUrl } from '../../contract/trustedUrl.ts'
import { remember } from '../remember.ts'
import { inApp } from './inApp.ts'

/**
 * Returns the parsed `href` of a URL, or `undefined` when it breaks the URL rule. Its origin may be
 * any: this is for URLs that the host itself chose, or whose origin is judged elsewhere.
 *
 * @param base the origin that a rooted path belongs to, which may have `http:`
 */
export function hostUrl(value: unknown, base: string): string | undefined {
  return safeUrl(inApp(value, base), [base])?.href
}

/** As far as nothing that follows can change the origin. */
const plainStart = /^https?:\/\/[\w.-]+(:\d+)?(?=\/|$)/

/** Returns the origin of a URL, where it is one. */
export function originOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const [start] = plainStart.exec(value) ?? []
  return start === undefined ? parsedOrigin(value) : rememberedOrigin(start)
}

const parsedOrigin = (url: string) => (URL.canParse(url) ? new URL(url).origin : undefined)

// One app's requests have few of them, and each is asked for several times.
const rememberedOrigin = /* @__PURE__ */ remember(parsedOrigin)
