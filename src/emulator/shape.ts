/** Says in sentences what is wrong with a value, as in `customers[0].id must be a UUID.` */
export type Check = (value: unknown, path: string) => string[]

export const rule =
  (holds: (value: unknown) => boolean, wording: string): Check =>
  (value, path) =>
    holds(value) ? [] : [`${path} ${wording}${seen(value)}.`]

/** What stands there instead, as far as it fits into a sentence. */
function seen(value: unknown): string {
  if (value === undefined) return '; it is missing'
  if (Array.isArray(value)) return ', not a list'
  if (typeof value === 'object' && value !== null) return ', not an object'
  const shown = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return shown.length <= 60 ? `, not ${shown}` : ''
}

const succeeds = (attempt: () => unknown): boolean => {
  try {
    attempt()
    return true
  } catch {
    return false
  }
}
const isText = (value: unknown): value is string => typeof value === 'string'

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const datePattern = /^\d{4}-\d{2}-\d{2}(T.+)?$/

export const isUuid = (value: unknown): value is string => isText(value) && uuidPattern.test(value)

export const string = rule(isText, 'must be a string')
export const text = rule(
  (value) => isText(value) && value.trim() !== '',
  'must be a non-empty string',
)
export const uuid = rule(isUuid, 'must be a UUID such as 5f0c2a4e-8f1d-4b7a-9c35-1d2e3f4a5b6c')
export const callable = rule((value) => typeof value === 'function', 'must be a function')
export const boolean = rule((value) => typeof value === 'boolean', 'must be true or false')
export const amount = rule(Number.isFinite, 'must be a number')
export const count = rule(
  (value) => Number.isFinite(value) && Number(value) >= 0,
  'must be a number, zero or more',
)
export const httpStatus = rule(
  (value) => Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599,
  'must be an HTTP status from 200 to 599',
)
export const header = rule(
  (value) => isText(value) && /^[\x20-\x7e]+$/.test(value),
  'must be a string that a header can carry',
)
export const date = rule(
  (value) => isText(value) && datePattern.test(value) && Number.isFinite(Date.parse(value)),
  'must be an ISO 8601 date such as 2026-01-31',
)
export const month = rule(
  (value) => isText(value) && /^\d{4}-(0[1-9]|1[0-2])$/.test(value),
  'must be a month such as 2026-01',
)
export const currency = rule(
  (value) =>
    isText(value) &&
    succeeds(() => new Intl.NumberFormat('en', { style: 'currency', currency: value })),
  'must be an ISO 4217 currency such as USD',
)
export const timezone = rule(
  (value) => isText(value) && succeeds(() => new Intl.DateTimeFormat('en', { timeZone: value })),
  'must be an IANA time zone such as Europe/Berlin',
)
export const redirectStatus = rule(
  (value) => [301, 302, 303, 307, 308].some((status) => status === value),
  'must be 301, 302, 303, 307 or 308',
)
export const oneOf = (...choices: readonly string[]): Check =>
  rule((value) => isText(value) && choices.includes(value), `must be one of ${choices.join(', ')}`)

export const optional =
  (check: Check): Check =>
  (value, path) =>
    value === undefined ? [] : check(value, path)

export const nullable =
  (check: Check): Check =>
  (value, path) =>
    value === null ? [] : check(value, path)

export const listOf =
  (check: Check): Check =>
  (value, path) =>
    Array.isArray(value)
      ? value.flatMap((item: unknown, index) => check(item, `${path}[${index}]`))
      : rule(() => false, 'must be a list')(value, path)

/** Checks each field; those of an object without a path stand for themselves, as options do. */
export const objectOf =
  (fields: Record<string, Check>): Check =>
  (value, path) => {
    if (!isObject(value)) return rule(() => false, 'must be an object')(value, path)
    const unknownFields = Object.keys(value)
      .filter((name) => !Object.hasOwn(fields, name))
      .map((name) => `${within(path, name)} is not a known field${suggestion(name, fields)}.`)
    const problems = Object.entries(fields).flatMap(([name, check]) =>
      check(value[name], within(path, name)),
    )
    return [...unknownFields, ...problems]
  }

const within = (path: string, name: string) => (path === '' ? name : `${path}.${name}`)

const bare = (name: string) => name.replace(/[^a-z\d]/gi, '').toLowerCase()

function suggestion(name: string, fields: Record<string, Check>): string {
  const meant = Object.keys(fields).find((field) => bare(field) === bare(name))
  return meant === undefined ? '' : `; perhaps ${meant} is meant`
}
