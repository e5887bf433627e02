import { hostname, networkInterfaces } from 'node:os'

/** The name and every address of this machine, as a browser writes them. */
export function ownNames(): string[] {
  const addresses = Object.values(networkInterfaces())
    .flatMap((list = []) => list)
    .map(({ address }) => address)
  return [hostname(), ...addresses]
}
