/** A time to wait as `Retry-After` can carry it; undefined where there is none to speak of. */
export function wholeSeconds(seconds: unknown): number | undefined {
  return typeof seconds === 'number' && Number.isFinite(seconds)
    ? Math.max(1, Math.ceil(seconds))
    : undefined
}
