import type { PortalDeskError } from '../../queries/PortalDeskError.ts'
import { sentenceOf } from '../labels/sentenceOf.ts'
import { useTableSettings } from '../state/TableContext.ts'

interface ListFailureProps {
  error: PortalDeskError
  /** Left out where another try can't help. */
  onTryAgain: (() => unknown) | undefined
}

/** Says why there is no list, or no newer one. */
export function ListFailure({ error, onTryAgain }: ListFailureProps) {
  const { labels } = useTableSettings()
  return (
    <div role="alert" data-portal-desk-failure="">
      {sentenceOf(error, labels)}{' '}
      {onTryAgain && (
        <button type="button" onClick={() => void onTryAgain()}>
          {labels.tryAgain}
        </button>
      )}
    </div>
  )
}
