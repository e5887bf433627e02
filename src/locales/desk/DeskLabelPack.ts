import type { PortalDeskErrorCode, PortalDeskLabels } from '../../desk/index.ts'

/** The codes that the desk can meet: it opens no tab, follows no link, and tells nobody of an abort. */
type DeskCode = Exclude<
  PortalDeskErrorCode,
  'untrusted_url' | 'popup_blocked' | 'tab_closed' | 'aborted'
>

/** Every word of the support desk in one language, with a sentence for each failure. */
export interface DeskLabelPack extends PortalDeskLabels {
  errors: Record<DeskCode, string>
}
