import { adviceFor, howToReach, mediaTypeOf } from '../../client/adviceFor.ts'
import { BackendProblem } from '../../client/BackendProblem.ts'
import { errorUrl } from '../../contract/errorUrl.ts'
import type { PortalErrorCode } from '../../contract/errorTable.ts'
import type { PortalError } from '../../contract/PortalError.ts'
import type { PortalSettings } from '../settings/PortalOptions.ts'

/** Says to a developer why the portal was not opened. It holds no link, token or header. */
export function explainFailure(error: PortalError, settings: PortalSettings): string {
  const { code, requestId } = error
  return [
    `[@marginfront/react] Billing was not opened: ${code}.`,
    `Asked: ${askedBy(settings)}.`,
    `Seen: ${seenIn(error, settings)}${requestId ? `, request id ${requestId}` : ''}.`,
    `To fix it: ${advice(error, settings)}`,
    `More: ${errorUrl(code)}`,
  ].join('\n')
}

function askedBy({ endpoint, requestSession }: PortalSettings): string {
  if (requestSession) return 'your `requestSession`'
  return endpoint ? `POST ${withoutQuery(endpoint)}` : 'nothing'
}

function seenIn({ code, cause }: PortalError, { requestSession }: PortalSettings): string {
  if (code === 'untrusted_url' && cause instanceof Error && isOrigin.test(cause.message)) {
    return `a link on ${cause.message}`
  }
  if (!(cause instanceof BackendProblem)) {
    if (cause !== undefined) return wordsOf(cause)
    return requestSession ? code : 'nothing else'
  }
  const { status, isRedirect, body } = cause
  if (status === undefined) return `no answer (${wordsOf(cause.cause)})`
  return [isRedirect ? 'a redirect' : status, mediaTypeOf(cause), codeIn(body.code)]
    .filter(Boolean)
    .join(', ')
}

function advice(error: PortalError, settings: PortalSettings): string {
  const { code, cause } = error
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
  return adviceForCode(error, settings)
}

const isOrigin = /^https?:\/\/[^\s/?#]+$/

/** Inside a function, where bundlers see that nothing is left of it in production. */
function adviceForCode(
  { code, cause, requestId }: PortalError,
  { requestSession, navigate }: PortalSettings,
): string {
  // `createPortalAction` answers with the id of a line in the log, too.
  const isOfTheRoute = cause instanceof BackendProblem || Boolean(requestId)
  const seeTheRoute = "read the line in the backend's log that has this request id."

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
    no_customer: 'check that MarginFront knows the customer id that `resolveCustomer` returns.',
    rate_limited: 'wait, or find out what sends so many requests.',
    misconfigured: isOfTheRoute
      ? `${seeTheRoute} Most often the key is missing, or is of the wrong kind.`
      : misconfiguredHere(),
    upstream_error: isOfTheRoute
      ? `${seeTheRoute} MarginFront failed, could not be reached, or gave a link on an origin that the route does not trust.`
      : 'your own `requestSession` failed: the line above says how, or the log of its backend.',
    upstream_timeout: `MarginFront was too slow: ${seeTheRoute}`,
    network: howToReach,
    timeout: 'find out why the backend takes so long, or raise `timeout`.',
    invalid_response: 'answer with JSON that has the link as `url`.',
    untrusted_url: '',
    popup_blocked:
      'call `openPortal` in the click itself: later, browsers block new tabs. The portal opens in ' +
      'this tab.',
    tab_closed: 'nothing: the person closed the waiting tab.',
    aborted: 'nothing: it was cancelled.',
  }
  return sentences[code]

  function misconfiguredHere(): string {
    if (navigate && cause !== undefined) {
      return 'your own `navigate` threw: the line above says what.'
    }
    return requestSession
      ? 'your own `requestSession` answered so: the log of its backend has the reason.'
      : 'give the button an `endpoint` or a `requestSession`, or put it in a ' +
          '<BillingPortalProvider> with one.'
  }
}

/** The code of an answer, which may be anything where it is not our route that answered. */
const codeIn = (code: unknown) =>
  typeof code === 'string' ? /^\w{1,40}$/.exec(code)?.[0] : undefined

const withoutQuery = (url: string) => url.replace(/[?#].*/s, '')

/** The words of an error, without any address or token that they may quote. */
function wordsOf(cause: unknown): string {
  const words = cause instanceof Error ? `${cause.name}: ${cause.message}` : typeof cause
  return words
    .replace(/\b[a-z][\w+.-]*:\/\/([^\s/?#"'<>]*)[^\s"'<>]*/gi, '$1')
    .replace(/\b(bearer|basic)\s+\S+/gi, '$1 …')
    .slice(0, 300)
    .replace(/\.$/, '')
}
