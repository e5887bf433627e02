import type { RouteErrorCode } from '../../contract/errorTable.ts'
import type { AnswerCode } from '../failureOf.ts'
import { RouteFailure } from '../RouteFailure.ts'
import { withinTime } from '../withinTime.ts'
import { upstreamFailure, type CallMeaning } from './upstreamFailure.ts'

/** One call that makes no link, so that nothing has to be undone where its answer is lost. */
export interface UpstreamCall<Code extends AnswerCode = RouteErrorCode> {
  call: () => Promise<unknown>
  meaning: CallMeaning<Code>
  timeout: number
}

/** Returns what MarginFront answers within the time, or throws the failure that stands for it. */
export async function askMarginFront<Code extends AnswerCode>({
  call,
  meaning,
  timeout,
}: UpstreamCall<Code>): Promise<unknown> {
  const answer = Promise.resolve()
    .then(call)
    .catch((error: unknown) => {
      // A failure of ours says what it means.
      throw error instanceof RouteFailure ? error : upstreamFailure(error, meaning)
    })
  return withinTime(answer, timeout, () => {
    throw new RouteFailure(
      'upstream_timeout',
      `MarginFront did not answer within ${timeout} ms, so it is not known what was done. Check ` +
        "MarginFront's status, or raise the timeout option.",
    )
  })
}
