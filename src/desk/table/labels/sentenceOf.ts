import { PortalDeskError } from '../../queries/PortalDeskError.ts'
import { englishLabels } from './englishLabels.ts'
import { fill } from './fill.ts'
import type { PortalDeskLabels } from './PortalDeskLabels.ts'

const ownLabels: PortalDeskLabels = englishLabels

/** What a person reads of a failure, and how long to wait where that is known. */
export function sentenceOf(error: PortalDeskError, labels: PortalDeskLabels): string {
  const { code, message, retryAfter } = error
  const label = labels.errors[code]
  // A host may throw an error with a sentence of its own, which says more than the table's.
  const isSaid =
    label === undefined ||
    (label === ownLabels.errors[code] && message !== new PortalDeskError(code).message)
  const sentence = isSaid ? message : label
  if (!retryAfter) return sentence

  const wait = fill(labels.retryAfter, { seconds: retryAfter })
  return code === 'rate_limited' && !isSaid ? wait : `${sentence} ${wait}`
}
