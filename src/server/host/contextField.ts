/** Returns what a context has by a name; undefined where its getter, which is the host's, throws. */
export function contextField(context: unknown, name: string): unknown {
  try {
    return Reflect.get(Object(context), name)
  } catch {
    return undefined
  }
}
