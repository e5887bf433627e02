import { hostname, networkInterfaces } from 'node:os'
import { isHost } from './isHost.ts'

/** The name and every address of this machine, as a browser writes them. */
export function ownNames(): string[] {
  const addresses = Object.values(networkInterfaces())
    .flatMap((list = []) => list)
    .map(({ address }) => address)
  // A machine may have a name that no URL can carry, or none.
  return [hostname(), ...addresses].filter(isHost)
}
