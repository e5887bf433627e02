import type { EmulatorEvent } from '@marginfront/react/emulator'
import type { PortalEvent } from '@marginfront/react/server'

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

/** Tells what becomes of a link; its minting and revoking were told by the portal route. */
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
      return tell('faulted', `${event.operation} with ${event.fault}`)
  }
}

function tell(what: string, details: string): void {
  const time = new Date().toTimeString().slice(0, 8)
  // Some of it came with a request, and must not steer the terminal.
  console.log(`${time}  ${what.padEnd(8)} ${details.replace(/\p{Cc}/gu, '')}`)
}
