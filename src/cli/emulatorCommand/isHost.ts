import { hostnameOf } from '../../emulator/control/hostnameOf.ts'

/** Tells whether a server can listen on a host of that name or address: it has no port, path or brackets. */
export function isHost(text: string): boolean {
  return !text.startsWith('[') && hostnameOf(text) !== undefined
}
