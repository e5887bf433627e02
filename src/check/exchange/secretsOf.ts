import type { SentRequest } from './Exchange.ts'

/** What signs a request in: the values of its headers, and the parts that mean something alone. */
export const secretsOf = ({ headers, signIn = headers, secretHeaders }: SentRequest): string[] =>
  secretsIn(signIn).filter(() => secretHeaders.length > 0)

/** The same of a sign-in that is not yet in a request. */
export const secretsIn = (signIn: Headers): string[] =>
  [...signIn].flatMap(([name, value]) =>
    [value, ...partsOf(name, value)].filter((part) => part !== ''),
  )

function partsOf(name: string, value: string): string[] {
  if (name !== 'cookie') return [value.replace(/^(Bearer|Basic|Token)\s+/i, '')]
  return value.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim())
}
