/** Returns the seconds that a `Retry-After` header asks for, in either of its two forms. */
export function parseRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined
  const seconds = /^\d+$/.test(value)
    ? Number(value)
    : // Without GMT, runtimes would read the date in their own time zone.
      value.endsWith('GMT')
      ? Math.max(0, Math.ceil((Date.parse(value) - Date.now()) / 1000))
      : undefined
  return Number.isSafeInteger(seconds) ? seconds : undefined
}
