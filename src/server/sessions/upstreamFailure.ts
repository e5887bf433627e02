import { fieldsOf } from '../fieldsOf.ts'
import { RouteFailure } from '../RouteFailure.ts'

/**
 * Turns what a MarginFront client threw into a failure of ours. It goes by status and name instead
 * of class, because a host may hand in another SDK, and it never repeats the message.
 *
 * @param notFound what a 404 means for the call that was made
 */
export function upstreamFailure(
  error: unknown,
  notFound: (seen: string) => RouteFailure,
): RouteFailure {
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
      return notFound(seen)
    case 400:
    case 422:
      return new RouteFailure(
        'misconfigured',
        `MarginFront turned the request down${seen}, so another try cannot help. Check the ` +
          "customer's id (customerId is a UUID), features and returnUrl.",
      )
    case 429:
      return new RouteFailure('rate_limited', `MarginFront's rate limit is used up${seen}.`, {
        retryAfter: fields['retryAfter'],
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

/** What a 404 to a mint means: the customer is not there. */
export function noSuchCustomer(seen: string): RouteFailure {
  return new RouteFailure(
    'no_customer',
    `MarginFront knows no customer by this id${seen}. Create the customer there first; if no ` +
      'customer at all is found, check baseUrl.',
  )
}

const statusByName = new Map<string, number | 'timeout'>([
  ['AuthenticationError', 401],
  ['PermissionError', 403],
  ['NotFoundError', 404],
  ['ValidationError', 400],
  ['RateLimitError', 429],
  ['TimeoutError', 'timeout'],
])
