const loopbackAddress = /^(127\.\d+\.\d+\.\d+|\[::1])$/

/**
 * Tells whether a host, as `URL` spells it, can only be this machine.
 *
 * Names below `localhost` count: they are reserved for it
 * (https://www.rfc-editor.org/rfc/rfc6761#section-6.3).
 */
export function isLoopbackHost(hostname: string): boolean {
  return (
    hostname === 'localhost' || hostname.endsWith('.localhost') || loopbackAddress.test(hostname)
  )
}
