// Reserved for private networks: RFC 6761, RFC 6762, RFC 8375, and ICANN's `.internal`. The others
// are no public domains either, and clusters and office networks use them.
const privateName =
  /^[^.]+\.?$|\.(internal|local|test|home\.arpa|svc|lan|localdomain|intranet|corp|home|private)\.?$/
// RFC 1918, RFC 4193, link-local but for the metadata of clouds, and the address that stands for every interface of this machine.
const privateAddress =
  /^(10(\.\d+){3}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|(192\.168|169\.254(?!\.169\.254))(\.\d+){2}|0\.0\.0\.0|\[f([cd][\da-f]|e[89ab])[\da-f]:.*\])$/

/**
 * Tells whether a host, as `URL` spells it, can only be on a private network: a service name such
 * as `emulator`, `host.docker.internal`, or a private address.
 */
export function isPrivateHost(hostname: string): boolean {
  const isAddress = /^\[|^[\d.]+$/.test(hostname)
  return isAddress ? privateAddress.test(hostname) : privateName.test(hostname)
}
