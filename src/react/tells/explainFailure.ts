import { adviceFor, mediaTypeOf } from '../../client/adviceFor.ts'
import { BackendProblem } from '../../client/BackendProblem.ts'
import type { PortalErrorCode } from '../../contract/errorTable.ts'
import type { PortalError } from '../../contract/PortalError.ts'
import type { PortalSettings } from '../settings/PortalOptions.ts'

/** Says to a developer why the portal was not opened. It holds no link, token or header. */
export function explainFailure(error: PortalError, settings: PortalSettings): string {
  const { code, cause, requestId } = error
  return [
    `[@marginfront/react] Billing was not opened: ${code}.`,
    `Asked: ${askedBy(settings)}.`,
    `Seen: ${seenIn(cause)}${requestId ? `, request id ${requestId}` : ''}.`,
    `To mend it: ${advice(error, settings)}`,
  ].join('\n')
}

function askedBy({ endpoint, requestSession }: PortalSettings): string {
  if (requestSession) return 'your `requestSession`'
  return endpoint ? `POST ${withoutQuery(endpoint)}` : 'nothing'
}

function seenIn(cause: unknown): string {
  if (!(cause instanceof BackendProblem)) return cause === undefined ? 'no more' : wordsOf(cause)
  const { status, isRedirect, body } = cause
  if (status === undefined) return `no answer (${wordsOf(cause.cause)})`
  return [isRedirect ? 'a redirect' : status, mediaTypeOf(cause), body.code]
    .filter(Boolean)
    .join(', ')
}

function advice({ code, cause }: PortalError, settings: PortalSettings): string {
  const { portalOrigins, endpoint = '' } = settings
  if (code === 'untrusted_url') {
    return (
      'if that origin is your portal, name it exactly, with its scheme and without a slash at the ' +
      `end: portalOrigins={['https://billing.example.com']}. Trusted now: ${portalOrigins.join(', ')}.`
    )
  }
  if (cause instanceof BackendProblem && cause.body.code !== code) {
    return adviceFor(cause, 'POST', withoutQuery(endpoint))
  }
  return adviceForCode(code)
}

/** Inside a function, where bundlers see that nothing is left of it in production. */
function adviceForCode(code: PortalErrorCode): string {
  const seeTheRoute = 'the route has written the reason into its own log, under the request id.'

  const sentences: Record<PortalErrorCode, string> = {
    method_not_allowed:
      'something between here and the route has changed the method; it must be POST.',
    cross_site_request:
      "name this page's origin in the route's `allowedOrigins`, exactly as the address bar has it.",
    unsupported_media_type: 'something has changed the Content-Type; it must be application/json.',
    invalid_request: 'something between here and the route has changed the body.',
    invalid_return_url:
      "use a `returnUrl` on the app's own origin, or name its origin in `allowedReturnOrigins`.",
    unauthenticated:
      '`resolveCustomer` found nobody signed in. For a backend on another origin, cookies need ' +
      "credentials: 'include', and tokens need `headers`.",
    forbidden: '`resolveCustomer` says that this person may not see billing.',
    no_customer: 'see that MarginFront knows the customer id that `resolveCustomer` gives.',
    rate_limited: 'wait; or see what asks so often.',
    misconfigured:
      'give the button an `endpoint` or a `requestSession`, or put it in a <BillingPortalProvider> ' +
      `with one. If there is one: ${seeTheRoute}`,
    upstream_error: `if your own code has rejected, the line above says how; else ${seeTheRoute}`,
    upstream_timeout: `MarginFront was too slow; ${seeTheRoute}`,
    network: 'see that the backend runs, and that CORS and `connect-src` let this page reach it.',
    timeout: 'see why the backend takes so long, or raise `timeout`.',
    invalid_response: 'answer with JSON that has the link as `url`.',
    untrusted_url: '',
    popup_blocked:
      'call `openPortal` in the click itself: a browser opens no tab later. The portal opens in this tab.',
    tab_closed: 'nothing: the person has closed the tab that waited.',
    aborted: 'nothing: it was called off.',
  }
  return sentences[code]
}

const withoutQuery = (url: string) => url.replace(/[?#].*/s, '')

/** The words of an error, without any address or token that they may quote. */
function wordsOf(cause: unknown): string {
  const words = cause instanceof Error ? `${cause.name}: ${cause.message}` : typeof cause
  return words
    .replace(/\b[a-z][\w+.-]*:\/\/([^\s/?#"'<>]*)[^\s"'<>]*/gi, '$1')
    .replace(/\b(bearer|basic)\s+\S+/gi, '$1 …')
    .slice(0, 300)
}
