/** Says what a value must be when it is not, as in `must be a number`. */
export type Check = (value: unknown, path: string) => string[]

const rule =
  (holds: (value: unknown) => boolean, wording: string): Check =>
  (value, path) =>
    holds(value) ? [] : [`${path} ${wording}`]

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

export const text = rule((value) => isText(value) && value.trim() !== '', 'must be a text')
export const uuid = rule(isUuid, 'must be a UUID')
export const amount = rule(Number.isFinite, 'must be a number')
export const count = rule(
  (value) => Number.isFinite(value) && Number(value) >= 0,
  'must be a number, zero or more',
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
      : [`${path} must be a list`]

export const objectOf =
  (fields: Record<string, Check>): Check =>
  (value, path) => {
    if (!isObject(value)) return [`${path} must be an object`]
    const unknownFields = Object.keys(value)
      .filter((name) => !Object.hasOwn(fields, name))
      .map((name) => `${path}.${name} is not a known field`)
    const problems = Object.entries(fields).flatMap(([name, check]) =>
      check(value[name], `${path}.${name}`),
    )
    return [...unknownFields, ...problems]
  }
