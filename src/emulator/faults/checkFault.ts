import {
  amount,
  boolean,
  type Check,
  count,
  header,
  httpStatus,
  objectOf,
  oneOf,
  optional,
  redirectStatus,
  string,
  text,
} from '../shape.ts'
import { EmulatorError } from '../EmulatorError.ts'
import { emulatorOperations, type Fault } from './Fault.ts'

const secondsOrHeader: Check = (value, path) =>
  typeof value === 'number' ? amount(value, path) : header(value, path)

const committed = optional(boolean)

const fieldsByKind: Record<Fault['kind'], Record<string, Check>> = {
  status: { status: httpStatus, retryAfter: optional(secondsOrHeader), committed },
  latency: { ms: count },
  hang: { at: optional(oneOf('headers', 'body')), committed },
  malformed: {},
  truncated: {},
  html: { committed },
  empty: {},
  wrongUrl: { url: string, operation: optional(oneOf('create')) },
  reset: { committed },
  redirect: { location: header, status: optional(redirectStatus), committed },
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
  const problems = shape(value, 'fault')
  if (problems.length > 0) throw new EmulatorError('invalid_fault', problems)
}
