import type { NodeRequest, NodeResponse } from './messages.ts'

/** What becomes of an answer on its way to the browser. */
export interface AnswerTrack {
  /** Aborts when the browser hangs up before it has the whole answer. */
  hungUp: AbortSignal
  /** Settles when the answer went out whole, and rejects when it did not. */
  completed: Promise<void>
  /** Tells whether the answer was written at all. */
  settleWritten: (written: boolean) => void
}

/** Follows one answer until its response finished or its connection closed. */
export function trackAnswer(req: NodeRequest, res: NodeResponse): AnswerTrack {
  const hangUp = new AbortController()
  let finished = false
  let settleWritten: AnswerTrack['settleWritten'] = () => {}
  const written = new Promise<boolean>((resolve) => {
    settleWritten = resolve
  })

  const hungUp = () => hangUp.abort(new Error('The browser hung up.'))

  const over = new Promise<void>((resolve) => {
    hangUp.signal.addEventListener('abort', () => resolve())
    if (isGone(res)) hungUp()
    req.once('aborted', hungUp)
    res.once('finish', () => {
      // HTTP/2 also calls a response finished that was cut off, so there only the close can tell.
      if ('stream' in res) return
      finished = true
      resolve()
    })
    res.once('close', () => {
      // Injectors may close before they set `writableFinished`, and some never close at all.
      if (finished || res.writableFinished) resolve()
      else hungUp()
    })
  })

  async function follow() {
    // Not `over` alone: somebody else, such as a time limit of the host's, may have answered.
    if (!(await written)) throw new Error('The answer of the route was not sent.')
    await over
    if (hangUp.signal.aborted) {
      throw new Error('The browser hung up before it had the whole answer.')
    }
  }
  const completed = follow()
  // Nobody needs to listen, and a rejection without a listener ends the process.
  completed.catch(() => {})
  return { hungUp: hangUp.signal, completed, settleWritten }
}

// Middleware may have taken its time, and both events were before anybody listened.
function isGone(res: NodeResponse): boolean {
  return res.destroyed || ('stream' in res && res.stream.destroyed)
}
