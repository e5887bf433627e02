import { amount, type Check, count, objectOf, oneOf, optional, text } from '../shape.ts'
import { EmulatorError } from '../EmulatorError.ts'
import { emulatorOperations, type Fault } from './Fault.ts'

const anyText: Check = (value, path) =>
  typeof value === 'string' ? [] : [`${path} must be a text`]
const yesOrNo: Check = (value, path) =>
  typeof value === 'boolean' ? [] : [`${path} must be true or false`]
const answerStatus: Check = (value, path) =>
  Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599
    ? []
    : [`${path} must be an HTTP status from 200 to 599`]
const redirectStatus: Check = (value, path) =>
  [301, 302, 303, 307, 308].some((status) => status === value)
    ? []
    : [`${path} must be 301, 302, 303, 307 or 308`]
const headerText: Check = (value, path) =>
  typeof value === 'string' && /^[\x20-\x7e]+$/.test(value)
    ? []
    : [`${path} must be a text that a header can carry`]
const secondsOrText: Check = (value, path) =>
  typeof value === 'number' ? amount(value, path) : headerText(value, path)

const committed = optional(yesOrNo)

const fieldsByKind: Record<Fault['kind'], Record<string, Check>> = {
  status: { status: answerStatus, retryAfter: optional(secondsOrText), committed },
  latency: { ms: count },
  hang: { at: optional(oneOf('headers', 'body')), committed },
  malformed: {},
  truncated: {},
  html: { committed },
  empty: {},
  wrongUrl: { url: anyText, operation: optional(oneOf('create')) },
  reset: { committed },
  redirect: { location: headerText, status: optional(redirectStatus), committed },
  huge: { bytes: optional(count) },
}

const isKind = (value: unknown): value is Fault['kind'] =>
  typeof value === 'string' && Object.hasOwn(fieldsByKind, value)

/** Throws unless this is a fault, because it may come from plain JavaScript or over HTTP. */
export function checkFault(value: unknown): asserts value is Fault {
  const kind =
    typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined
  if (!isKind(kind)) {
    const kinds = Object.keys(fieldsByKind).join(', ')
    throw new EmulatorError('invalid_fault', `fault.kind must be one of ${kinds}.`)
  }
  const operation = optional(oneOf(...emulatorOperations))
  const shape = objectOf({ kind: text, operation, ...fieldsByKind[kind] })
  const [problem] = shape(value, 'fault')
  if (problem !== undefined) throw new EmulatorError('invalid_fault', `${problem}.`)
}
