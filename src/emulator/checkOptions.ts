import { isTime, lastTime } from './clock.ts'
import { hostnameOf } from './control/hostnameOf.ts'
import { EmulatorError } from './EmulatorError.ts'
import type { EmulatorOptions } from './EmulatorOptions.ts'
import type { Merchant } from './Merchant.ts'
import {
  callable,
  type Check,
  isObject,
  listOf,
  objectOf,
  oneOf,
  optional,
  rule,
  text,
} from './shape.ts'

/** Says nothing of what stands there instead, which may be a key. */
const secretKeys: Check = (value, path) =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((key) => typeof key === 'string' && /^mf_sk_[\x21-\x7e]+$/.test(key))
    ? []
    : [
        `${path} must be a list of at least one key, and each must begin with mf_sk_ and have no space.`,
      ]

const address = rule(
  (value) => URL.canParse(String(value)) && /^https?:$/.test(new URL(String(value)).protocol),
  'must be an http or https address such as http://127.0.0.1:4242',
)
const lifetime = rule(
  (value) => isTime(value) && value > 0,
  `must be a number of milliseconds above zero, at most ${lastTime}`,
)
const color = rule(
  (value) => typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value),
  'must be a colour written as #rrggbb',
)
const host = rule(
  (value) => typeof value === 'string' && hostnameOf(value) !== undefined,
  'must be a host name or an address, without a port, such as emulator.local',
)
const merchant = objectOf({
  name: optional(text),
  color: optional(color),
  supportEmail: optional(text),
} satisfies Record<keyof Merchant, Check>)

const toggle = rule(
  (value) => typeof value === 'boolean',
  'must be true, false or an object with hosts',
)
const control: Check = (value, path) =>
  isObject(value) ? objectOf({ hosts: listOf(host) })(value, path) : toggle(value, path)

/** `readCustomers` has its own say. */
const customers: Check = () => []

const options = objectOf({
  customers,
  secretKeys: optional(secretKeys),
  origin: optional(address),
  now: optional(callable),
  lifetime: optional(lifetime),
  merchant: optional(merchant),
  listShape: optional(oneOf('array', 'data')),
  control: optional(control),
  onEvent: optional(callable),
} satisfies Record<keyof EmulatorOptions, Check>)

/** Throws with every mistake at once, because options may come from plain JavaScript. */
export function checkOptions(value: unknown): void {
  const problems = isObject(value)
    ? options(value, '')
    : ['The options must be an object, or left out.']
  if (problems.length > 0) throw new EmulatorError('invalid_options', problems)
}
