import type { HostArgs } from '../host/HostArgs.ts'
import { isAdapted, type AdaptedRequest } from '../incoming/Incoming.ts'
import type { CustomerReference } from '../marginfront/types.ts'

/** What is found out about a visit, one thing after another. */
export interface VisitFacts {
  customer?: CustomerReference
  /** The checked return URL, where there is one; no event has it. */
  returnUrl?: string | undefined
  /** What a route that can do several things was asked to do. */
  action?: 'list' | 'get' | 'create' | 'revoke'
  /** Who asked for it, where that is not the customer. */
  actor?: string
  /** The session that was asked about. */
  sessionId?: string
  /** Whether the host itself handed the link over. */
  delivered?: true
}

/** One request of the host's, from its arrival to its answer. */
export interface Visit<Context = unknown, Asked extends Request | undefined = Request | undefined> {
  /** What the host's functions are called with. */
  readonly args: HostArgs<Context, Asked>
  /** The same with what has been found out since. */
  readonly argsWith: <More extends object>(more: More) => HostArgs<Context, Asked> & More
  readonly requestId: string
  readonly startedAt: number
  /** Tells whether nobody waits for the answer any more. */
  readonly signal: Pick<AbortSignal, 'aborted'>
  readonly facts: Readonly<VisitFacts>
  /** Adds to the facts; the one place where a visit changes. */
  readonly learn: (facts: VisitFacts) => void
}

const neverAborted = { aborted: false }

/** Begins the record of a request. */
export function beginVisit<Context, Asked extends Request | undefined>(
  asked: Asked | AdaptedRequest,
  context: Context,
): Visit<Context, Asked> {
  const facts: VisitFacts = {}
  const argsWith = <More extends object>(more: More): HostArgs<Context, Asked> & More => {
    if (!isAdapted(asked)) return Object.freeze({ request: asked, context, ...more })
    const args: object = {
      get request() {
        return asked.toRequest()
      },
      context,
      ...more,
    }
    return Object.freeze(args) as HostArgs<Context, Asked> & More
  }
  return {
    args: argsWith({}),
    argsWith,
    requestId: crypto.randomUUID(),
    startedAt: Date.now(),
    signal: asked?.signal ?? neverAborted,
    facts,
    learn: (more) => void Object.assign(facts, more),
  }
}
