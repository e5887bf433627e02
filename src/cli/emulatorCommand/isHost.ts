/** Tells whether a text is the name or the address of a host alone, without a port or a path. */
export function isHost(text: string): boolean {
  const address = `http://${text.includes(':') ? `[${text}]` : text}/`
  if (!URL.canParse(address) || text.includes('*')) return false
  const { href, host } = new URL(address)
  return href === `http://${host}/`
}
