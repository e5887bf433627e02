import { type Html, html } from './html.ts'

/**
 * A link back to the session's `returnUrl`, when it has one that a browser may safely follow. It is
 * named after the app where that is known, and else after its host.
 *
 * MarginFront only says that it sends no one there by itself; the link is this package's assumption.
 */
export function returnLink(
  returnUrl: string | null,
  appName: string | undefined,
): Html | undefined {
  if (returnUrl === null || !URL.canParse(returnUrl)) return undefined
  const { protocol, host, href } = new URL(returnUrl)
  if (protocol !== 'https:' && protocol !== 'http:') return undefined
  return html`<p class="return">
    <a href="${href}" rel="noreferrer"
      ><span aria-hidden="true">←</span> Return to <bdi>${appName ?? host}</bdi></a
    >
  </p>`
}
