import type { PortalError } from '../../contract/PortalError.ts'
import type { PortalLabels } from '../settings/PortalLabels.ts'

/** What a person reads of a failure: what is the matter, and how long to wait where that is known. */
export function errorText({ code, message, retryAfter = 0 }: PortalError, labels: PortalLabels) {
  const sentence = labels.errors[code] ?? message
  if (!(retryAfter > 0)) return sentence
  const wait = labels.retryAfter.replace('{seconds}', String(Math.ceil(retryAfter)))
  return code === 'rate_limited' ? wait : `${sentence} ${wait}`
}
