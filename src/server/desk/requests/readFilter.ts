import { RouteFailure } from '../../RouteFailure.ts'
import { unknownApp } from '../../urls/inApp.ts'
import { holdsSecret } from '../../holdsSecret.ts'

/** Which sessions to list. */
export interface SessionFilter {
  customerId?: string
  includeExpired?: boolean
}

/**
 * Reads which sessions to list. A filter that cannot be used is refused and not left out: without it
 * the sessions of every customer would be listed.
 */
export function readFilter(url: string): SessionFilter {
  const { searchParams } = new URL(url, unknownApp)
  const others = [...searchParams.keys()].filter((name) => name !== 'customerId')
  // An endpoint may have a query of its own, but what names a customer was meant as a filter.
  if (others.some((name) => /customer/i.test(name))) {
    throw refusal(
      'MarginFront can filter sessions only by its own customer id. Look that up, and pass it as ' +
        'customerId',
    )
  }
  const customerId = onlyValue(searchParams, 'customerId')
  if (customerId !== undefined && (customerId.trim() === '' || holdsSecret(customerId))) {
    throw refusal(
      'customerId is empty, or contains a link or a key. Leave it out to list the sessions of ' +
        'every customer',
    )
  }
  const includeExpired = onlyValue(searchParams, 'includeExpired')
  if (includeExpired !== undefined && !['true', 'false'].includes(includeExpired)) {
    throw refusal('includeExpired is neither true nor false')
  }
  return {
    ...(customerId !== undefined && { customerId }),
    ...(includeExpired !== undefined && { includeExpired: includeExpired === 'true' }),
  }
}

function onlyValue(searchParams: URLSearchParams, name: string): string | undefined {
  const values = searchParams.getAll(name)
  if (values.length > 1) throw refusal(`${name} is given more than once`)
  return values[0]
}

function refusal(problem: string): RouteFailure {
  return new RouteFailure(
    'invalid_request',
    `The filter of a list cannot be used, so nothing was listed: ${problem}.`,
  )
}
