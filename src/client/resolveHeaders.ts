import type { HeadersOption, HeaderValues } from './BackendOptions.ts'

/**
 * Returns the headers of one request, by their names in lower case.
 *
 * A plain object, because a page may mix the `Headers` of one environment with the `fetch` of
 * another, as Jest's jsdom does.
 */
export async function resolveHeaders(
  headers: HeadersOption | undefined,
): Promise<Record<string, string>> {
  const given = await (typeof headers === 'function' ? headers() : headers)
  const resolved: Record<string, string> = {}
  for (const [name, value] of pairsOf(given ?? {})) {
    // `String(undefined)` would be sent as a word.
    if (value === undefined || value === null) continue
    const key = name.toLowerCase()
    resolved[key] = key in resolved ? `${resolved[key]}, ${value}` : value
  }
  return resolved
}

function pairsOf(headers: HeaderValues): Iterable<readonly [name: string, value?: string]> {
  if (Symbol.iterator in headers) return headers as Iterable<[string, string]>
  return Object.entries(headers) as [string, string][]
}
