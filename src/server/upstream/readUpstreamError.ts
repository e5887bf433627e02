import { fieldsOf } from '../fieldsOf.ts'
import {
  isMarginFrontError,
  ValidationError,
  type MarginFrontError,
  type MarginFrontErrorCode,
} from '../marginfront/errors.ts'
import { isOwnRequestId, isPlainId } from '../marginfront/logging/requestIds.ts'
import { systemCodesIn } from '../marginfront/logging/systemCodes.ts'

/** What an error of a MarginFront client comes down to. */
export type UpstreamErrorKind =
  | 'key_refused'
  | 'not_found'
  | 'rejected'
  | 'rate_limited'
  | 'timed_out'
  | 'misconfigured'
  | 'failed'

/** An error of a MarginFront client, of this package or another, as far as it may be repeated. */
export interface UpstreamFacts {
  kind: UpstreamErrorKind
  status?: number
  /** The API's id of the request, where it gave one. */
  requestId?: string
  /** The system's word for a connection that failed, such as `ENOTFOUND`. */
  errno?: string
  /** Seconds to wait, where the API asked for it. */
  retryAfter?: number
  /** The error itself, where it is of this package and so holds no secret. */
  own?: MarginFrontError
}

/**
 * Reads an error of a MarginFront client. The code decides where it is one of this package's own:
 * a firewall's 403 says nothing about the key, and the 404 of a wrong address nothing about a
 * customer. Else the status or the name decides, and no text of another SDK's error is repeated.
 */
export function readUpstreamError(error: unknown): UpstreamFacts {
  const fields = fieldsOf(error)
  const { code, name, retryAfter } = fields
  const status = [fields['status'], fields['statusCode']].find((value) => typeof value === 'number')
  const kind =
    ownKindOf(code) ??
    (status === undefined ? kindByName.get(String(name)) : kindByStatus.get(status)) ??
    'failed'
  const requestId = knownToApi(fields['requestId'])
  const errno = systemCodesIn(error).find((systemCode) => systemError.test(systemCode))
  return {
    kind,
    ...(typeof retryAfter === 'number' && Number.isFinite(retryAfter) && { retryAfter }),
    ...(status !== undefined && { status }),
    ...(requestId !== undefined && { requestId }),
    ...(errno !== undefined && { errno }),
    ...(isMarginFrontError(error) && { own: withoutUpstreamText(error) }),
  }
}

const ownKinds: Record<MarginFrontErrorCode, UpstreamErrorKind> = {
  missing_key: 'misconfigured',
  publishable_key: 'misconfigured',
  foreign_key: 'misconfigured',
  browser: 'misconfigured',
  public_variable: 'misconfigured',
  key_refused: 'key_refused',
  permission_denied: 'key_refused',
  invalid_option: 'misconfigured',
  invalid_argument: 'misconfigured',
  request_rejected: 'rejected',
  not_found: 'not_found',
  rate_limited: 'rate_limited',
  server_error: 'failed',
  unexpected_redirect: 'failed',
  unexpected_status: 'failed',
  unknown_endpoint: 'misconfigured',
  foreign_response: 'failed',
  malformed_response: 'failed',
  response_too_large: 'failed',
  connection_failed: 'failed',
  timed_out: 'timed_out',
}

function ownKindOf(code: unknown): UpstreamErrorKind | undefined {
  return isOwnCode(code) ? ownKinds[code] : undefined
}

const isOwnCode = (code: unknown): code is MarginFrontErrorCode =>
  typeof code === 'string' && Object.hasOwn(ownKinds, code)

const kindByStatus = new Map<number, UpstreamErrorKind>([
  [400, 'rejected'],
  [401, 'key_refused'],
  [403, 'key_refused'],
  [404, 'not_found'],
  [422, 'rejected'],
  [429, 'rate_limited'],
])

const kindByName = new Map<string, UpstreamErrorKind>([
  ['AuthenticationError', 'key_refused'],
  ['PermissionError', 'key_refused'],
  ['NotFoundError', 'not_found'],
  ['ValidationError', 'rejected'],
  ['RateLimitError', 'rate_limited'],
  ['TimeoutError', 'timed_out'],
])

const systemError = /^(E[A-Z]{2,20}(_[A-Z]+)*|UND_ERR_[A-Z_]{3,30}|[A-Z_]{0,30}CERT[A-Z_]{0,30})$/

function knownToApi(id: unknown): string | undefined {
  return isPlainId(id) && !isOwnRequestId(id) ? id : undefined
}

// What MarginFront says of a request may repeat what was in it, a customer's data too.
function withoutUpstreamText(error: MarginFrontError): MarginFrontError {
  if (!isValidationError(error) || error.messages.length === 0) return error
  const { code, message, status, requestId, retryAfter } = error
  return new ValidationError(code, message, { status, requestId, retryAfter })
}

const isValidationError = (error: MarginFrontError): error is ValidationError =>
  error.name === 'ValidationError'
