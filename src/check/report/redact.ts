/** Puts *** in the place of what no report may show, whatever the route has repeated. */
export type Redact = (text: string) => string

// Keys and tokens of any MarginFront; the tokens that the check itself plants are none.
const patterns: readonly [RegExp, string][] = [
  [/\bmf_[sp]k_[\w-]+/g, 'mf_***'],
  [/\bmgl_(?!planted|\s)[\w-]+/g, 'mgl_***'],
]

// A shorter one is found in other words too.
const shortest = 6

/** Makes it of the values that sign in and of the keys; what the caller calls a customer stays. */
export function createRedact(secrets: readonly string[], names: readonly string[]): Redact {
  const hidden = [...new Set(secrets)]
    .filter((secret) => secret.length >= shortest && !names.includes(secret))
    .toSorted((one, two) => two.length - one.length)
  return (text) => {
    const plain = hidden.reduce((left, secret) => left.replaceAll(secret, '***'), text)
    return patterns.reduce((left, [pattern, mask]) => left.replace(pattern, mask), plain)
  }
}
