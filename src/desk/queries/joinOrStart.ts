/** What is under way, each by a name of its own. */
export type UnderWay<Value> = Map<string, Promise<Value>>

/** Joins what is under way by this name, or else starts it. */
export function joinOrStart<Value>(
  underWay: UnderWay<Value>,
  name: string,
  start: () => Promise<Value>,
): Promise<Value> {
  const running = underWay.get(name) ?? start().finally(() => underWay.delete(name))
  underWay.set(name, running)
  return running
}
