import { RouteFailure } from '../RouteFailure.ts'
import { withinTime } from '../withinTime.ts'

/** How one session is minted. */
export interface Minting {
  create: () => Promise<unknown>
  signal: Pick<AbortSignal, 'aborted'>
  timeout: number
  /** Gets a mint that is still under way when time is up: its link must not stay alive. */
  onLate: (late: Promise<unknown>) => void
}

/**
 * Mints one session within the time. Neither a hang-up nor the end of the time aborts the call: a
 * link could then exist that nobody knows of. What the call rejects with comes through as it is.
 */
export async function mintSession({ create, signal, timeout, onLate }: Minting): Promise<unknown> {
  if (signal.aborted) {
    throw new RouteFailure(
      'aborted',
      'The browser hung up before MarginFront was asked, so no link was made. A reload or a closed ' +
        'tab causes this.',
    )
  }
  const minting = create()
  return withinTime(minting, timeout, () => {
    onLate(minting)
    throw tooLate(timeout)
  })
}

function tooLate(timeout: number): RouteFailure {
  return new RouteFailure(
    'upstream_timeout',
    `MarginFront returned no link within ${timeout} ms, so the person was asked to try again. A ` +
      "link that still arrives is revoked. Check MarginFront's status, or raise the timeout option.",
  )
}
