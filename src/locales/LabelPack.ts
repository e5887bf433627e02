import type { PortalErrorCode } from '../contract/errorTable.ts'
import type { PortalLabels } from '../react/settings/PortalLabels.ts'

/** Every word of one language: what `labels` takes, with a sentence for each failure. */
export interface LabelPack extends PortalLabels {
  errors: Record<PortalErrorCode, string>
}
