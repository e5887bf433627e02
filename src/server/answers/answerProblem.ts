import type { AnswerCode } from '../failureOf.ts'
import type { RouteFailure } from '../RouteFailure.ts'
import type { Answer } from './Answer.ts'
import { problemOf } from './problemOf.ts'
import { problem, type Recipient } from './responses.ts'

/** Says what went wrong and nothing of why, in a problem document. */
export function answerProblem(
  to: Partial<Recipient>,
  failure: RouteFailure<AnswerCode>,
  requestId: string,
): Answer {
  const { status } = failure
  return problem(to, problemOf(failure, requestId), { status, headers: failureHeaders(failure) })
}

/** Returns the headers that a failure brings to its answer, whatever its body is. */
export function failureHeaders({
  retryAfter,
  allow,
}: RouteFailure<AnswerCode>): Record<string, string> {
  return {
    ...(allow && { allow: allow.join(', ') }),
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  }
}
