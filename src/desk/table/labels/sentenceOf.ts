import type { PortalDeskError } from '../../queries/PortalDeskError.ts'
import { fill } from './fill.ts'
import type { PortalDeskLabels } from './PortalDeskLabels.ts'

/** What a person reads of a failure, and how long to wait where that is known. */
export function sentenceOf(
  { code, message, retryAfter = 0 }: PortalDeskError,
  labels: PortalDeskLabels,
): string {
  const sentence = labels.errors[code] ?? message
  return retryAfter > 0
    ? `${sentence} ${fill(labels.retryAfter, { seconds: Math.ceil(retryAfter) })}`
    : sentence
}
