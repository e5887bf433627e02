import { fieldsOf } from '../fieldsOf.ts'
import { contextFrom } from '../host/ContextParameter.ts'
import type { HostArgs } from '../host/HostArgs.ts'
import { isRequest } from '../incoming/isRequest.ts'
import { RouteFailure } from '../RouteFailure.ts'

/** What a portal action was called with. */
export interface ActionCall<Context> {
  args: HostArgs<Context, Request | undefined>
  /** The return URL that was asked for, unchecked. */
  returnUrl: unknown
  /** Why nothing can be done with it. */
  problem?: RouteFailure
}

/** Reads what a portal action was called with, whatever that is. Never throws. */
export function readActionArgs<Context>(given: unknown): ActionCall<Context> {
  try {
    const { request, context, returnUrl, headers, req } = fieldsOf(given)
    // A request of any framework has the one, and the contexts of Hono and Koa the other.
    if ((headers ?? req) !== undefined && !isRequest(request)) throw calledAsRoute()
    const args = { request: asRequest(request), context: contextFrom<Context>(context) }
    return { args, returnUrl }
  } catch (error) {
    const args = { request: undefined, context: contextFrom<Context>(undefined) }
    return { args, returnUrl: undefined, problem: RouteFailure.from(error) }
  }
}

function calledAsRoute(): RouteFailure {
  return new RouteFailure(
    'misconfigured',
    'The action was called with a request, the way a route is. It cannot tell which site that came ' +
      'from, so nothing was minted. Use createPortalRoute there instead.',
  )
}

function asRequest(value: unknown): Request | undefined {
  if (value === undefined || value === null) return undefined
  if (isRequest(value)) return value
  throw new RouteFailure(
    'misconfigured',
    'The request passed to the action is not a web Request, so your functions could not read it ' +
      "and nothing was minted. Pass a framework's own request as context, or leave request out.",
  )
}
