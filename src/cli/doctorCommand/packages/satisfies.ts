/**
 * Tells whether a version is one that a range of this package's own manifest allows: `>=18`,
 * `>=1.50` or `^5.0.0`. A version without a release, such as React's experimental `0.0.0-...`,
 * can't be judged, and passes.
 */
export function satisfies(version: string, range: string): boolean {
  const [, kind = '', least = ''] = /^(\^|>=)([\d.]+)$/.exec(range) ?? []
  const have = numbersOf(version)
  const want = numbersOf(least)
  if (kind === '' || have.length === 0 || version.startsWith('0.0.0-')) return true
  if (kind === '^' && have[0] !== want[0]) return false
  for (const [place, wanted] of want.entries()) {
    const given = have[place] ?? 0
    if (given !== wanted) return given > wanted
  }
  return true
}

const numbersOf = (version: string): number[] =>
  (/^\d+(\.\d+)*/.exec(version)?.[0] ?? '').split('.').filter(Boolean).map(Number)
