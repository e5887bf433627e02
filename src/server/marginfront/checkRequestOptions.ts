import { ValidationError } from './errors.ts'
import { isMilliseconds } from './options/isMilliseconds.ts'
import type { RequestOptions } from './types.ts'

/** Returns the options of one call, checked: a timeout that is no number would end the call at once. */
export function checkRequestOptions(options: RequestOptions = {}): RequestOptions {
  const { timeout, retryWithin, signal } = options
  check('timeout', timeout)
  check('retryWithin', retryWithin)
  return { timeout, retryWithin, signal }
}

function check(name: string, value: unknown): void {
  if (value === undefined || isMilliseconds(value, 1)) return
  throw new ValidationError(
    'invalid_argument',
    `The option ${name} of this call is not a number of milliseconds from 1 to 2147483647, and no ` +
      'timer can wait for anything else. Correct it, or leave it out for the default.',
  )
}
