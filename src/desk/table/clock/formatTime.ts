const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const

/** Of all that are dates: https://tc39.es/ecma262/#sec-time-values-and-time-range */
const latest = 8.64e15

/** Reads a time, in milliseconds since 1970; `undefined` where it is none, as nobody promises most. */
export function parseTime(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : value
  return typeof time === 'number' && Math.abs(time) <= latest ? time : undefined
}

/** The same everywhere, for server HTML: neither its zone nor its language are the reader's. */
export function formatUtc(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** In the reader's zone, and in the language of the table. */
export function formatAbsolute(time: number, locale: string | undefined): string {
  return formatterFor(locale).absolute.format(time)
}

/** As far from now as it is: "in 42 minutes". */
export function formatRelative(time: number, locale: string | undefined, now: number): string {
  const distance = time - now
  const [unit, size] = units.find(([, least]) => Math.abs(distance) >= least) ?? units[3]
  return formatterFor(locale).relative.format(Math.trunc(distance / size), unit)
}

interface Formatters {
  absolute: Intl.DateTimeFormat
  relative: Intl.RelativeTimeFormat
}

// They are slow to make, and every cell needs one every second.
const formatters = new Map<string | undefined, Formatters>()

function formatterFor(locale: string | undefined): Formatters {
  const made = formatters.get(locale) ?? {
    absolute: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
    relative: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
  }
  formatters.set(locale, made)
  return made
}
