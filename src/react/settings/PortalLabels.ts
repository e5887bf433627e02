import type { PortalErrorCode } from '../../contract/errorTable.ts'

/** Every word that the button shows or says. */
export interface PortalLabels {
  /** The button's text when it has no children. */
  open: string
  /** Announced to screen readers, and shown in the new tab, while the link is fetched. */
  pending: string
  /** Added to the button's accessible name when it opens a new tab. */
  newTab: string
  /** Ends the sentence of a failure that another click may get past. */
  tryAgain: string
  /**
   * Replaces `tryAgain` when it is known how long to wait. `{seconds}` stands for the number, which is
   * at least two.
   */
  retryAfter: string
  /** Sentences for single codes, instead of the default ones. */
  errors: Partial<Record<PortalErrorCode, string | undefined>>
}

/** Some of the words, or all. One that is undefined replaces nothing. */
export type PortalLabelsOption = { [Name in keyof PortalLabels]?: PortalLabels[Name] | undefined }
