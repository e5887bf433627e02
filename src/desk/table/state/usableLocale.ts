/**
 * Returns a tag as `Intl` takes it, which throws at others: `en_US` is how many systems write `en-US`.
 * One that is no language's counts as not given.
 */
export function usableLocale(locale: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale?.replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}
