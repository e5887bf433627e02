import type { BackendProblem } from './BackendProblem.ts'

/** The media type of an answer, without its parameters. */
export const mediaTypeOf = ({ mediaType }: BackendProblem): string =>
  /^[\w.+/-]+/.exec(mediaType ?? '')?.[0] ?? 'no media type'

export const howToReach =
  'check that the backend is running, and that this page may reach it: from another origin only if ' +
  "the route's `allowedOrigins` names this page's origin, and under a policy only if `connect-src` does."

/** Says to a developer how to fix an answer that the package's own route would not give. */
export function adviceFor(problem: BackendProblem, method: string, path: string): string {
  const { status, isRedirect } = problem
  if (status === undefined) return howToReach
  if (isRedirect) {
    return (
      `${path} answered with a redirect, most often to a sign-in, and it was not followed. ` +
      'Exempt the path from that, and answer 401 there. A missing or extra slash at its end ' +
      'redirects, too.'
    )
  }
  if (status === 404) {
    return (
      `nothing at ${path} answers a ${method}: there is no route, or one for other methods alone. ` +
      'Mount it there, or correct the `endpoint`. If the backend is another process, as with Vite, ' +
      'let `server.proxy` hand the path on to it.'
    )
  }
  if (status === 405 || status === 501) {
    return `${path} is not mounted for ${method}. Mount it for that method, or for all of them.`
  }
  if (status === 401 || status === 403) {
    return 'something before the route has refused the request: a sign-in layer, a CSRF check, a proxy.'
  }
  if (status === 429) return 'something before the route limits how often it may be called.'
  if (status >= 500) return `look at the log of whatever serves ${path}.`
  return (
    `${path} answered with ${mediaTypeOf(problem)} in place of JSON. Is it a page of the app, ` +
    'since there is no such route, or a sign-in page? Mount the route there, or correct the ' +
    '`endpoint`.'
  )
}
