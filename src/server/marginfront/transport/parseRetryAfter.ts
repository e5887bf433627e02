/** Returns the seconds that a `Retry-After` header asks for, in either of its two forms. */
export function parseRetryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after')
  if (value === null) return undefined
  // By the sender's own clock, where it tells the time: the two may differ by minutes.
  const now = Date.parse(headers.get('date') ?? '') || Date.now()
  const seconds = /^\d+$/.test(value)
    ? Number(value)
    : // Without GMT, runtimes would read the date in their own time zone.
      value.endsWith('GMT')
      ? Math.max(0, Math.ceil((Date.parse(value) - now) / 1000))
      : undefined
  return Number.isSafeInteger(seconds) ? seconds : undefined
}
