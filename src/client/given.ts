/**
 * Returns the options that count as given. What is undefined does not; and neither do null, `false` and,
 * in place of a handler, all that is no function: hosts write `onReturn={isShown && refetch}`.
 */
export function given<Values extends object>(values: Values | undefined) {
  const entries = Object.entries(values ?? {}).filter(
    ([name, value]) =>
      typeof value === 'function' || ((value ?? false) !== false && !/^on[A-Z]/.test(name)),
  )
  return Object.fromEntries(entries) as { [Name in keyof Values]?: NonNullable<Values[Name]> }
}
