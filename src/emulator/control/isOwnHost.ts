import { hostnameOf } from './hostnameOf.ts'

const isLoopback = (hostname: string) =>
  /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)

/**
 * Whether a request came by a name that no other site can have. A page whose own name was made to
 * point at this machine (DNS rebinding) is of the same origin to the browser, and so looks as if
 * the emulator's own page had asked.
 */
export function isOwnHost(
  { url }: Request,
  control: true | { hosts: readonly string[] },
  origin: string | undefined,
): boolean {
  const { hostname } = new URL(url)
  if (isLoopback(hostname)) return true
  if (origin !== undefined && new URL(origin).hostname === hostname) return true
  // Names under .test are reserved: nobody can own one (RFC 6761).
  if (control === true) return hostname.endsWith('.test')
  return control.hosts.some((host) => hostnameOf(host) === hostname)
}
