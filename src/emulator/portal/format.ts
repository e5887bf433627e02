const language = 'en-US'

export const money = (amount: number, currency: string): string =>
  new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount)

/** Money without idle cents: `$349`, but `$349.50`. */
export const price = (amount: number, currency: string): string =>
  new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(amount)

export const quantity = (value: number): string => new Intl.NumberFormat(language).format(value)

export const shortQuantity = (value: number): string =>
  new Intl.NumberFormat(language, { notation: 'compact' }).format(value)

// Billing dates are days, and a day given as midnight UTC must not slip to the day before.
const inUtc = (iso: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(iso))

export const day = (iso: string): string =>
  inUtc(iso, { year: 'numeric', month: 'short', day: 'numeric' })

export const dayRange = (from: string, to: string): string =>
  new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  }).formatRange(new Date(from), new Date(to))

export const shortMonth = (yearMonth: string): string => inUtc(yearMonth, { month: 'short' })

export const monthName = (yearMonth: string): string => inUtc(yearMonth, { month: 'long' })

export const longMonth = (yearMonth: string): string =>
  inUtc(yearMonth, { month: 'long', year: 'numeric' })

export const moment = (ms: number, timeZone = 'UTC'): string =>
  new Intl.DateTimeFormat(language, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(ms)

export const country = (code: string): string => {
  try {
    return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code
  } catch {
    return code
  }
}
