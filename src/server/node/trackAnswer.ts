import type { NodeRequest, NodeResponse } from './messages.ts'

/** What becomes of an answer on its way to the browser. */
export interface AnswerTrack {
  /** Tells whether the browser hung up before it had the whole answer. */
  readonly hungUp: Pick<AbortSignal, 'aborted'>
  /** The same as a web signal; made when it is first asked for. */
  hangUpSignal: () => AbortSignal
  /** Settles when the answer went out whole, and rejects when it did not. */
  completed: Promise<void>
  /** Tells whether the answer was written at all. */
  settleWritten: (written: boolean) => void
}

/** Follows one answer until its response finished or its connection closed. */
export function trackAnswer(req: NodeRequest, res: NodeResponse): AnswerTrack {
  let outcome: 'delivered' | 'lost' | undefined
  let written: boolean | undefined
  let hangUp: AbortController | undefined
  let settle = () => {}

  const completed = new Promise<void>((resolve, reject) => {
    settle = () => {
      // Not the outcome alone: somebody else, such as a time limit of the host's, may have answered.
      if (written === false) reject(new Error('The answer of the route was not sent.'))
      else if (written === undefined || outcome === undefined) return
      else if (outcome === 'delivered') resolve()
      else reject(new Error('The browser hung up before it had the whole answer.'))
    }
  })
  // Nobody needs to listen, and a rejection without a listener ends the process.
  completed.catch(() => {})

  const end = (how: 'delivered' | 'lost') => {
    if (outcome) return
    outcome = how
    if (how === 'lost') hangUp?.abort(hungUpError())
    settle()
  }
  const lose = () => end('lost')

  if (isGone(res)) lose()
  req.once('aborted', lose)
  res.once('finish', () => {
    // HTTP/2 also calls a response finished that was cut off, so there only the close can tell.
    if (!('stream' in res)) end('delivered')
  })
  // Injectors may close before they set `writableFinished`, and some never close at all.
  res.once('close', () => end(res.writableFinished ? 'delivered' : 'lost'))

  return {
    completed,
    hungUp: {
      get aborted() {
        return outcome === 'lost'
      },
    },
    hangUpSignal() {
      hangUp ??= new AbortController()
      if (outcome === 'lost') hangUp.abort(hungUpError())
      return hangUp.signal
    },
    settleWritten(wasWritten) {
      written ??= wasWritten
      settle()
    },
  }
}

const hungUpError = () => new Error('The browser hung up.')

// Middleware may have taken its time, and both events were before anybody listened.
function isGone(res: NodeResponse): boolean {
  return res.destroyed || ('stream' in res && res.stream.destroyed)
}
