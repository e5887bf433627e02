import { errorUrl } from '../../contract/errorUrl.ts'
import { oneLine } from '../../contract/oneLine.ts'
import type { RouteEvent } from './RouteEvent.ts'

/** What the console says of an event. It names no customer, and nobody of the staff. */
type Told = Pick<RouteEvent, 'code' | 'reason' | 'requestId' | 'sessionId'>

/** Returns an event as one line for the console. */
export function operatorLine({ code, reason, requestId, sessionId }: Told, leftOut = 0): string {
  const facts = [
    `request ${requestId}`,
    ...(sessionId === undefined ? [] : [`session ${sessionId}`]),
    ...(leftOut > 0 ? [`${leftOut} more ${code} since the last such line`] : []),
  ]
  const line = `[@marginfront/react] ${code}: ${reason} (${facts.join(', ')}) See ${errorUrl(String(code))}`
  return oneLine(line.replaceAll(/\s+/g, ' '))
}
