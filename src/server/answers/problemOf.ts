import { errorUrl } from '../../contract/errorUrl.ts'
import type { AnswerCode } from '../failureOf.ts'
import type { RouteFailure } from '../RouteFailure.ts'

/** A problem document of RFC 9457. */
export interface Problem {
  /** The address of what the docs say of the code. */
  type: string
  title: string
  status: number
  code: string
  requestId: string
  retryAfter: number | undefined
}

/** Returns what a script reads of a failure: its code, its sentence, and nothing of the reason. */
export function problemOf(
  { publicCode: code, status, sentence, retryAfter }: RouteFailure<AnswerCode>,
  requestId: string,
): Problem {
  return { type: errorUrl(code), title: sentence, status, code, requestId, retryAfter }
}
