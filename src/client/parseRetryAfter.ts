/** Reads how long to wait, in seconds or as an HTTP date, as seconds from now. */
export function parseRetryAfter(value: unknown): number | undefined {
  const text = String(value ?? '')
  const seconds = /^\d/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000
  return seconds >= 0 ? seconds : undefined
}
