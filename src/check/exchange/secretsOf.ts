import type { SentRequest } from './Exchange.ts'

/** What signs a request in: the values of its headers, and the parts that mean something alone. */
export function secretsOf({ headers, secretHeaders }: Pick<SentRequest, 'headers' | 'secretHeaders'>) {
  return secretHeaders.flatMap((name) => {
    const value = headers.get(name) ?? ''
    return [value, ...partsOf(name, value)].filter((part) => part !== '')
  })
}

function partsOf(name: string, value: string): string[] {
  if (name !== 'cookie') return [value.replace(/^(Bearer|Basic|Token)\s+/i, '')]
  return value.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim())
}
