const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const

/** The same everywhere, for server HTML: neither its zone nor its language are the reader's. */
export function formatUtc(time: string): string {
  const date = new Date(time)
  if (Number.isNaN(date.getTime())) return time
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** In the reader's zone, and in the language of the table. */
export function formatAbsolute(time: string, locale: string | undefined): string {
  const date = new Date(time)
  if (Number.isNaN(date.getTime())) return time
  return formatterFor(locale).absolute.format(date)
}

/** As far from now as it is: "in 42 minutes". */
export function formatRelative(time: string, locale: string | undefined, now: number): string {
  const distance = Date.parse(time) - now
  if (Number.isNaN(distance)) return time
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
