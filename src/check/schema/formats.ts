export const text = (value: unknown): value is string => typeof value === 'string'

export const filledText = (value: unknown) => text(value) && value !== ''

/** An absolute URI, by its scheme and by what RFC 3986 lets it hold. */
export const uri = (value: unknown) =>
  text(value) && /^[a-z][a-z\d+.-]*:[^\s"<>\\^`{|}]+$/i.test(value) && !/[^\x21-\x7e]/.test(value)

const pattern = /^(\d{4}-\d\d-\d\d)[t\s]\d\d:\d\d:\d\d(\.\d+)?(z|[+-]\d\d(:?\d\d)?)$/i

/** A date and time by RFC 3339. */
export const dateTime = (value: unknown) => {
  const [, day] = text(value) ? (pattern.exec(value) ?? []) : []
  return day !== undefined && isDay(day) && Number.isFinite(Date.parse(String(value)))
}

// A date that no month has, such as February 30th, rolls over in silence.
function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return Number.isFinite(date.getTime()) && date.toISOString().startsWith(day)
}
