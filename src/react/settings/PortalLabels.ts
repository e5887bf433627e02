import type { PortalErrorCode } from '../../contract/errorTable.ts'

/** Every word that the button shows or says. */
export interface PortalLabels {
  /** The button's text when it has no children. */
  open: string
  /** Announced, and written in the blank new tab, while the link is fetched. */
  pending: string
  /** Added to the button's accessible name when it opens a new tab. */
  newTab: string
  /** How a sentence ends after which the same click may work. */
  tryAgain: string
  /**
   * Said in place of `tryAgain` when it is known how long to wait; `{seconds}` stands for the number,
   * which is at least two.
   */
  retryAfter: string
  /** Sentences for single codes, instead of the error's own. */
  errors: Partial<Record<PortalErrorCode, string | undefined>>
}

/** Words that replace others, all or some. One that is undefined replaces nothing. */
export type PortalLabelsOption = { [Name in keyof PortalLabels]?: PortalLabels[Name] | undefined }
