import type { EmulatorAccount, EmulatorEvent, FaultMark } from '../../emulator/index.ts'
import { oneLine } from '../../contract/oneLine.ts'

/** Tells an event in one line, without a key, token or link. */
export function narrate(event: EmulatorEvent, customers: readonly EmulatorAccount[]): string {
  const time = new Date(event.at).toISOString().slice(11, 19)
  const who = 'customerId' in event ? nameOf(event.customerId, customers) : ''
  const session = 'sessionId' in event ? event.sessionId : ''
  const parts = [time, whatHappened(event), who, session]
  return oneLine(parts.filter((part) => part !== '').join('  '))
}

const nameOf = (customerId: string, customers: readonly EmulatorAccount[]) =>
  customers.find(({ id }) => id === customerId)?.name ?? customerId

function whatHappened(event: EmulatorEvent): string {
  switch (event.type) {
    case 'minted':
      return 'link minted'
    case 'opened':
      return 'portal opened'
    case 'refused':
      return `link refused: ${event.reason}`
    case 'spared':
      return `link left unused by a ${event.reason === 'head' ? 'HEAD request' : 'prefetch'}`
    case 'revoked':
      return 'session revoked'
    case 'visit_ended':
      return `visit ended: ${event.reason.replace('_', ' ')}`
    case 'rejected':
      return `${event.operation} rejected with ${event.status}`
    case 'faulted':
      return `${event.operation} ${faultInWords(event)}, as you asked`
  }
}

function faultInWords(mark: FaultMark): string {
  switch (mark.fault) {
    case 'status':
      return `answered ${mark.status}`
    case 'latency':
      return `answered ${mark.ms} ms late`
    default:
      return `met the fault ${mark.fault}`
  }
}
