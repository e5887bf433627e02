import type { RouteEvent } from './RouteEvent.ts'

/** Returns an event as one line for the console. It names no customer, and nobody of the staff. */
export function operatorLine(event: RouteEvent, leftOut = 0): string {
  const { code, reason, requestId, sessionId } = event
  const facts = [
    `request ${requestId}`,
    ...(sessionId === undefined ? [] : [`session ${plain(sessionId)}`]),
    ...(leftOut > 0 ? [`${leftOut} more ${code} since the last such line`] : []),
  ]
  const line = `[@marginfront/react] ${code}: ${reason} (${facts.join(', ')})`
  return line.replaceAll(/\s+/g, ' ')
}

// A path may have been made up by anybody, and a terminal obeys what is written in control characters.
function plain(sessionId: string): string {
  return sessionId.replaceAll(/[^\w.:/ -]/g, '?').slice(0, 100)
}
