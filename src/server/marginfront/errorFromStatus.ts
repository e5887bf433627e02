import {
  ApiError,
  AuthenticationError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  type MarginFrontError,
  type MarginFrontErrorDetails,
} from './errors.ts'

/** Returns the error that stands for a status; 400 and 422 are not for this function. */
export function errorFromStatus(
  status: number,
  details: MarginFrontErrorDetails,
): MarginFrontError {
  switch (status) {
    case 401:
      return new AuthenticationError(
        'key_refused',
        'MarginFront refused the secret key (HTTP 401), so no portal link can be made. Check ' +
          'that MF_API_SECRET_KEY is complete, not revoked, and for the right environment.',
        details,
      )
    case 403:
      return new PermissionError(
        'permission_denied',
        'MarginFront does not allow this key to do that (HTTP 403), so trying again cannot help. ' +
          'Check that MF_API_SECRET_KEY is a secret key of the right organization.',
        details,
      )
    case 404:
      return new NotFoundError(
        'not_found',
        'MarginFront has no such customer or portal session (HTTP 404). Check the id, and that the ' +
          'key belongs to the same organization and environment; if nothing is ever found, check ' +
          'the baseUrl option or MF_API_BASE_URL.',
        details,
      )
    case 429:
      return new RateLimitError(
        'rate_limited',
        'MarginFront is rate limiting this key (HTTP 429), so nothing was done. Try again ' +
          'after retryAfter seconds, or later if it is not set.',
        details,
      )
  }
  if (status >= 500) {
    return new ApiError(
      'server_error',
      `MarginFront failed (HTTP ${status}), so it is not known whether the request was done. ` +
        'Try again later; if it goes on, give MarginFront the requestId of this error.',
      details,
    )
  }
  // Browsers hide a redirect that is not followed behind the status 0.
  if (status === 0 || (status >= 300 && status < 400)) {
    return new ApiError(
      'unexpected_redirect',
      'MarginFront answered with a redirect, which is never followed, so that the key reaches no ' +
        'other host. Check the baseUrl option or MF_API_BASE_URL.',
      details,
    )
  }
  return new ApiError(
    'unexpected_status',
    `MarginFront gave an unexpected answer (HTTP ${status}), so it is not known what was done. ` +
      'Check the baseUrl option or MF_API_BASE_URL, and what stands between this server and ' +
      'MarginFront.',
    details,
  )
}
