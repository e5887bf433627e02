/** What a sign-in says to no one else: the values of its headers, and the parts that mean something alone. */
export const secretsOf = (signIn: Headers): string[] =>
  [...signIn].flatMap(([name, value]) =>
    [value, ...partsOf(name, value)].filter((part) => part !== ''),
  )

function partsOf(name: string, value: string): string[] {
  if (name !== 'cookie') return [value.replace(/^(Bearer|Basic|Token)\s+/i, '')]
  return value.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim())
}
