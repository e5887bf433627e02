/** The last parameter of a route: required as soon as the context has a type without `undefined`. */
export type ContextParameter<Context> = undefined extends Context
  ? [context?: Context]
  : [context: Context]

/** Returns the context as it was given. */
export function contextFrom<Context>(given: unknown): Context {
  // Where it was left out it is undefined, which its type then allows: the types of the callers see
  // to it, and TypeScript cannot follow them here.
  return given as Context
}
