/** Every text that can be reached from a value, by what its classes answer too. */
export function reachableFrom(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if (seen.has(value)) return ''
  seen.add(value)
  const inside: unknown[] = value instanceof Headers ? [...value] : []
  for (let at: object | null = value; at && at !== Object.prototype;) {
    for (const key of Reflect.ownKeys(at)) inside.push(readQuietly(value, key))
    at = Object.getPrototypeOf(at)
  }
  return inside.map((each) => reachableFrom(each, seen)).join('\n')
}

function readQuietly(value: object, key: string | symbol): unknown {
  try {
    const read: unknown = Reflect.get(value, key)
    return typeof read === 'function' ? undefined : read
  } catch {
    return undefined
  }
}
