type Props = Record<string, unknown>
type Handler = (...args: unknown[]) => unknown

/**
 * Merges the props of a host's own element into those that it is given: class names are joined,
 * styles are merged, each handler of both runs, the element's first, and of all else the element's
 * own wins. What is undefined there counts as not given. Refs are merged elsewhere.
 */
export function mergeProps(given: object, own: object): Props {
  const merged: Props = { ...given }
  for (const [name, value] of Object.entries(own)) {
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
