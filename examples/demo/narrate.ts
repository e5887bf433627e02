import type { EmulatorEvent } from '@marginfront/react/emulator'
import type { PortalDeskAuditEntry, PortalDeskEvent, PortalEvent } from '@marginfront/react/server'

/** Tells what the portal route reports. */
export function narrateRoute(event: PortalEvent): void {
  const whose = event.customer ? ` for ${Object.values(event.customer).join()}` : ''
  switch (event.type) {
    case 'minted':
      return tell('minted', `a link${whose} in ${event.duration} ms, ${event.sessionId}`)
    case 'revoked':
      return tell('revoked', `the link${whose}, which could not be delivered: ${event.code}`)
    case 'refused':
    case 'failed':
      return tell(event.type, `a link${whose}. ${event.code}: ${event.reason}`)
  }
}

/** Tells what somebody of the staff is about to do. Nothing is done before this is told. */
export function narrateAudit(entry: PortalDeskAuditEntry): void {
  const what =
    entry.action === 'create'
      ? `make a link for ${Object.values(entry.customer).join()}`
      : `revoke ${entry.sessionId}`
  tell('audit', `${entry.actor} is about to ${what}`)
}

/** Tells what the support desk reports. */
export function narrateDesk(event: PortalDeskEvent): void {
  const { actor = 'somebody', action = 'ask' } = event
  switch (event.type) {
    case 'listed':
      return tell('listed', `the links, for ${actor}`)
    case 'viewed':
      return tell('viewed', `${event.sessionId}, for ${actor}`)
    case 'minted': {
      const whose = Object.values(event.customer ?? {}).join()
      return tell('minted', `a link for ${whose}, by ${actor}, ${event.sessionId}`)
    }
    case 'revoked': {
      const why = event.code === undefined ? '' : `, which could not be handed over: ${event.code}`
      return tell('revoked', `${event.sessionId}, by ${actor}${why}`)
    }
    case 'refused':
    case 'failed':
      return tell(event.type, `${actor} to ${action}. ${event.code}: ${event.reason}`)
  }
}

/** Tells what becomes of a link; its minting and revoking were told by the routes. */
export function narrateEmulator(event: EmulatorEvent): void {
  switch (event.type) {
    case 'opened':
      return tell('opened', `the portal, ${event.sessionId}`)
    case 'refused':
      return tell('refused', `a visit: the link is ${event.reason}`)
    case 'visit_ended':
      return tell('ended', `a visit: ${event.reason.replace('_', ' ')}`)
    case 'spared':
      return tell('spared', `a link that was only looked at by a ${event.reason} request`)
    case 'faulted':
      return tell(
        'faulted',
        `${event.operation} with ${event.fault === 'status' ? event.status : event.fault}`,
      )
  }
}

function tell(what: string, details: string): void {
  const time = new Date().toTimeString().slice(0, 8)
  // Some of it came with a request, and must not steer the terminal.
  console.log(`${time}  ${what.padEnd(8)} ${details.replace(/\p{Cc}/gu, '')}`)
}
