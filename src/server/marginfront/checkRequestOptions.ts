import { ValidationError } from './errors.ts'
import { isMilliseconds } from './options/isMilliseconds.ts'
import type { RequestOptions } from './types.ts'

/** Returns the options of one call, checked: a timeout that is no number would end the call at once. */
export function checkRequestOptions(options: RequestOptions = {}): RequestOptions {
  check(
    typeof options === 'object' && options !== null,
    'The options of this call are not an object',
  )
  const { timeout, retryWithin, signal } = options
  checkTime('timeout', timeout)
  checkTime('retryWithin', retryWithin)
  check(
    (signal ?? null) === null || typeof Object(signal).addEventListener === 'function',
    'The option signal of this call is not an AbortSignal',
  )
  return { timeout, retryWithin, signal }
}

function checkTime(name: string, value: unknown): void {
  check(
    value === undefined || isMilliseconds(value, 1),
    `The option ${name} of this call is not a number of milliseconds from 1 to 2147483647`,
  )
}

function check(passed: boolean, problem: string): void {
  if (passed) return
  throw new ValidationError(
    'invalid_argument',
    `${problem}, so the call might not end when you intend. Correct it, or leave it out.`,
  )
}
