import { isLoopbackHost } from '../../contract/isLoopbackHost.ts'
import { isPrivateHost } from '../marginfront/options/isPrivateHost.ts'
import { isProduction } from '../marginfront/options/isProduction.ts'
import { remember } from '../remember.ts'

const address = /^\[|^[\d.]+$/

/**
 * Tells whether people can reach a server under the origin that it sees in its requests. Behind a
 * proxy that is often an inner address: another scheme, an IP address or the name of a container.
 */
export function isPublicOrigin(origin: string): boolean {
  const reach = reachOf(origin)
  // In production this machine is where the proxy is; otherwise it is where the developer is.
  return reach === 'loopback' ? !isProduction() : reach === 'public'
}

const reachOf = /* @__PURE__ */ remember((origin: string): 'loopback' | 'private' | 'public' => {
  const { protocol, hostname } = new URL(origin)
  if (isLoopbackHost(hostname)) return 'loopback'
  const isName = !address.test(hostname) && !isPrivateHost(hostname)
  return protocol === 'https:' && isName ? 'public' : 'private'
})
