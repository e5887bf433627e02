import { startTimeLimit } from '../bench/timeLimit.ts'
import { until } from '../bench/until.ts'
import { CheckError } from '../CheckError.ts'
import type { Carrier } from '../exchange/Exchange.ts'
import { Unreachable } from '../exchange/Unreachable.ts'

interface RouteToCome {
  url: string
  wait: number
  timeout: number
  carry: Carrier
}

/** Waits until something answers at the route's address. */
export async function waitForRoute({ url, wait, timeout, carry }: RouteToCome): Promise<void> {
  let reason: unknown
  const isThere = await until(async () => {
    const limit = startTimeLimit(timeout)
    try {
      const request = { method: 'GET', url, headers: new Headers(), signIn: new Headers() }
      await carry(request, limit.signal)
      return true
    } catch (error) {
      reason = error
      return false
    } finally {
      limit.stop()
    }
  }, wait)
  // A route that is there and fails at this is for the clauses to judge.
  if (isThere || !(reason instanceof Unreachable)) return
  throw new CheckError(
    'unreachable',
    `Nothing answers at ${url}. Start the route first, or let the check wait for it with wait (--wait).`,
    { cause: reason.cause },
  )
}
