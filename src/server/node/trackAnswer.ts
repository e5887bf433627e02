import type { NodeResponse } from './messages.ts'

/** What becomes of an answer on its way to the browser. */
export interface AnswerTrack {
  /** Settles when the answer went out whole, and rejects when it did not. */
  completed: Promise<void>
  /** Tells whether the answer was written at all. */
  settleWritten: (written: boolean) => void
}

/** Follows one answer until its connection is done with it. */
export function trackAnswer(res: NodeResponse, hungUp: AbortSignal): AnswerTrack {
  let settleWritten: AnswerTrack['settleWritten'] = () => {}
  const written = new Promise<boolean>((resolve) => {
    settleWritten = resolve
  })
  const closed = new Promise<void>((resolve) => {
    res.once('close', resolve)
  })

  async function follow() {
    // Not `closed` alone: somebody else, such as a time limit of the host's, may have answered.
    if (!(await written)) throw new Error('The answer of the route was not sent.')
    await closed
    if (hungUp.aborted) throw new Error('The browser hung up before it had the whole answer.')
  }
  const completed = follow()
  // Nobody needs to listen, and a rejection without a listener ends the process.
  completed.catch(() => {})
  return { completed, settleWritten }
}
