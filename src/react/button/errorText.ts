import { isRouteErrorCode } from '../../contract/isRouteErrorCode.ts'
import type { PortalError } from '../../contract/PortalError.ts'
import type { PortalLabels } from '../settings/PortalLabels.ts'

/** What a person reads of a failure: what is the matter, and how long to wait where that is known. */
export function errorText(error: PortalError, { errors, tryAgain, retryAfter }: PortalLabels) {
  const { code, message, retryable, retryAfter: seconds } = error
  const sentence = errors[code] || message
  // Waiting helps where the backend has failed for now, and against nothing else.
  if (!seconds || !retryable || !isRouteErrorCode(code)) return sentence

  // Never a single second, which many languages have another word for.
  const wait = retryAfter.replace('{seconds}', String(Math.max(2, seconds)))
  if (code === 'rate_limited') return wait
  return sentence.endsWith(tryAgain)
    ? sentence.slice(0, sentence.length - tryAgain.length) + wait
    : `${sentence} ${wait}`
}
