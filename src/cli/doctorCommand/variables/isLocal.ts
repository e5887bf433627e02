import { isLoopbackHost } from '../../../contract/isLoopbackHost.ts'
import { isPrivateHost } from '../../../server/marginfront/options/isPrivateHost.ts'

/** Tells whether an address can only be of this machine or of its own network. */
export const isLocal = ({ hostname }: URL): boolean =>
  isLoopbackHost(hostname) || isPrivateHost(hostname)
