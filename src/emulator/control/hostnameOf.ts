/**
 * A host as an URL writes it: in lower case, and an IPv6 address in brackets. Nothing where a port
 * or anything else is in it, or a wildcard, which would match no request.
 */
export function hostnameOf(host: string): string | undefined {
  const bare = host.replace(/^\[|\]$/g, '')
  const address = `http://${bare.includes(':') ? `[${bare}]` : bare}/`
  if (!URL.canParse(address) || host.includes('*')) return undefined
  const { href, hostname } = new URL(address)
  return href === `http://${hostname}/` ? hostname : undefined
}
