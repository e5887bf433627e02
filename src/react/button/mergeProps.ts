type Props = Record<string, unknown>

/**
 * Merges props, the later ones over the earlier: class names are joined, styles are merged, each
 * handler runs, the latest first, and of all else the latest wins. What is null or undefined counts as
 * not given. Refs are merged elsewhere.
 */
export function mergeProps(...sources: object[]): Props {
  const merged: Props = {}
  for (const [name, value] of sources.flatMap(Object.entries)) {
    if (isGiven(value)) merged[name] = mergeProp(name, merged[name], value)
  }
  return merged
}

function mergeProp(name: string, given: unknown, own: unknown): unknown {
  if (!isGiven(given)) return own
  if (name === 'className' || name === 'style') {
    if (isFunction(given) || isFunction(own)) {
      // Of a component's state, as in Base UI and React Aria.
      return (...state: unknown[]) => mergeProp(name, valueOf(given, state), valueOf(own, state))
    }
    if (name === 'style') return { ...Object(given), ...Object(own) }
    return [own, given].filter(Boolean).join(' ')
  }
  if (/^on[A-Z]/.test(name) && isFunction(given)) {
    if (!isFunction(own)) return given
    return (...args: unknown[]) => {
      own(...args)
      given(...args)
    }
  }
  return own
}

const isGiven = (value: unknown) => value !== undefined && value !== null

const isFunction = (value: unknown): value is (...args: unknown[]) => unknown =>
  typeof value === 'function'

const valueOf = (value: unknown, state: unknown[]) => (isFunction(value) ? value(...state) : value)
