type Props = Record<string, unknown>
type Handler = (...args: unknown[]) => unknown

/**
 * Merges props, the later ones over the earlier: class names are joined, styles are merged, each
 * handler runs, the latest first, and of all else the latest wins. What is undefined counts as not
 * given. Refs are merged elsewhere.
 */
export function mergeProps(...sources: object[]): Props {
  const merged: Props = {}
  for (const [name, value] of sources.flatMap(Object.entries)) {
    if (value !== undefined) merged[name] = mergeProp(name, merged[name], value)
  }
  return merged
}

function mergeProp(name: string, given: unknown, own: unknown): unknown {
  if (given === undefined) return own
  if (name === 'className') return `${String(own)} ${String(given)}`
  if (name === 'style') return { ...Object(given), ...Object(own) }
  if (/^on[A-Z]/.test(name) && isHandler(given) && isHandler(own)) {
    return (...args: unknown[]) => {
      own(...args)
      given(...args)
    }
  }
  return own
}

const isHandler = (value: unknown): value is Handler => typeof value === 'function'
