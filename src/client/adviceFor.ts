import type { BackendProblem } from './BackendProblem.ts'

/** The media type of an answer, without its parameters. */
export const mediaTypeOf = ({ mediaType }: BackendProblem): string =>
  /^[\w.+/-]+/.exec(mediaType ?? '')?.[0] ?? 'no media type'

/** Says to a developer how to mend an answer that the package's own route would not give. */
export function adviceFor(problem: BackendProblem, method: string, path: string): string {
  const { status, isRedirect } = problem
  if (status === undefined) {
    return 'see that the backend runs, and that CORS and `connect-src` let this page reach it.'
  }
  if (isRedirect) {
    return (
      `${path} answered with a redirect, most often to a sign-in, and it was not followed. Let the ` +
      'path past that, and answer 401 there. A missing or extra slash at its end redirects, too.'
    )
  }
  if (status === 404) {
    return `there is nothing at ${path}. Mount the route there, or correct the \`endpoint\`.`
  }
  if (status === 405 || status === 501) {
    return `${path} is not mounted for ${method}. Mount it for that method, or for all of them.`
  }
  if (status === 401 || status === 403) {
    return 'something before the route has refused the request: a sign-in layer, a CSRF check, a proxy.'
  }
  if (status === 429) return 'something before the route limits how often it may be asked.'
  if (status >= 500) return `look into the log of what serves ${path}.`
  return (
    `${path} answered with ${mediaTypeOf(problem)} in place of JSON. A page of the app, for want of ` +
    'a route, or of a sign-in? Mount the route there, or correct the `endpoint`.'
  )
}
