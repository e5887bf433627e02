import type { HostArgs } from '../host/HostArgs.ts'
import type { CustomerReference } from '../marginfront/types.ts'

/** What is found out about a visit, one thing after another. */
export interface VisitFacts {
  customer?: CustomerReference
  /** The checked return URL, where there is one; no event has it. */
  returnUrl?: string | undefined
  /** What a route that can do several things was asked to do. */
  action?: string
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
  readonly requestId: string
  readonly startedAt: number
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal
  readonly facts: Readonly<VisitFacts>
  /** Adds to the facts; the one place where a visit changes. */
  readonly learn: (facts: VisitFacts) => void
}

/** Begins the record of a request. */
export function beginVisit<Context, Asked extends Request | undefined>(
  args: HostArgs<Context, Asked>,
): Visit<Context, Asked> {
  const facts: VisitFacts = {}
  return {
    args: Object.freeze(args),
    requestId: crypto.randomUUID(),
    startedAt: Date.now(),
    signal: args.request?.signal ?? new AbortController().signal,
    facts,
    learn: (more) => void Object.assign(facts, more),
  }
}
