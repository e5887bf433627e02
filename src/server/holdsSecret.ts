// At the beginning of a word: in the middle of one, it is an id that happens to look like it.
const tokenOrKey = /(^|[^a-z\d]|%2f)(mgl_|mf_[sp]k_)/i

/**
 * Tells whether a text has the token of a link or a key in it. Staff paste links where an id belongs,
 * and what they asked for is written down.
 */
export function holdsSecret(text: string): boolean {
  return tokenOrKey.test(text)
}
