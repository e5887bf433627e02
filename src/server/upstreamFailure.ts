import { fieldsOf } from './fieldsOf.ts'
import { RouteFailure } from './RouteFailure.ts'
import { wholeSeconds } from './wholeSeconds.ts'

/**
 * Turns what a MarginFront client threw into the route's own failure. It goes by status and name
 * instead of class, because a host may hand in another SDK, and it never repeats the message.
 */
export function upstreamFailure(error: unknown): RouteFailure {
  const fields = fieldsOf(error)
  const status = [fields['status'], fields['statusCode']].find((value) => typeof value === 'number')
  const seen = status === undefined ? '' : ` (${status})`

  switch (status ?? statusByName.get(String(fields['name']))) {
    case 401:
    case 403:
      return new RouteFailure(
        'misconfigured',
        `MarginFront refused the secret key${seen}. Use an mf_sk_ key that is not revoked and ` +
          'belongs to this environment, in MF_API_SECRET_KEY or the secretKey option.',
      )
    case 404:
      return new RouteFailure(
        'no_customer',
        `MarginFront knows no customer by this id${seen}. Create the customer there first; if ` +
          'no customer at all is found, check baseUrl.',
      )
    case 400:
    case 422:
      return new RouteFailure(
        'misconfigured',
        `MarginFront turned the request down${seen}, so another try cannot help. Check the id ` +
          'that resolveCustomer gives (customerId is a UUID), features and returnUrl.',
      )
    case 429:
      return new RouteFailure('rate_limited', `MarginFront's rate limit is used up${seen}.`, {
        retryAfter: wholeSeconds(fields['retryAfter']),
      })
    case 'timeout':
      return new RouteFailure('upstream_timeout', 'MarginFront did not answer in time.')
    default:
      return new RouteFailure(
        'upstream_error',
        `MarginFront failed${seen}, or could not be reached. Check its status and baseUrl.`,
      )
  }
}

const statusByName = new Map<string, number | 'timeout'>([
  ['AuthenticationError', 401],
  ['PermissionError', 403],
  ['NotFoundError', 404],
  ['ValidationError', 400],
  ['RateLimitError', 429],
  ['TimeoutError', 'timeout'],
])
