import type { PortalFailedEvent, PortalRefusedEvent } from './PortalEvent.ts'

/** Returns an event as one line for the console. It names no customer. */
export function operatorLine(event: PortalRefusedEvent | PortalFailedEvent, leftOut = 0): string {
  const { code, reason, requestId } = event
  const facts = [
    `request ${requestId}`,
    ...('sessionId' in event ? [`session ${event.sessionId}`] : []),
    ...(leftOut > 0 ? [`${leftOut} more ${code} since the last such line`] : []),
  ]
  const line = `[@marginfront/react] ${code}: ${reason} (${facts.join(', ')})`
  return line.replaceAll(/\s+/g, ' ')
}
