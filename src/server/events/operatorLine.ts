import { errorUrl } from '../../contract/errorUrl.ts'
import { oneLine } from '../../contract/oneLine.ts'
import type { RouteEvent } from './RouteEvent.ts'

/** Returns an event as one line for the console. It names no customer, and nobody of the staff. */
export function operatorLine(event: RouteEvent, leftOut = 0): string {
  const { code, reason, requestId, sessionId } = event
  const facts = [
    `request ${requestId}`,
    ...(sessionId === undefined ? [] : [`session ${sessionId}`]),
    ...(leftOut > 0 ? [`${leftOut} more ${code} since the last such line`] : []),
  ]
  const line = `[@marginfront/react] ${code}: ${reason} (${facts.join(', ')}) See ${errorUrl(String(code))}`
  return oneLine(line.replaceAll(/\s+/g, ' '))
}
