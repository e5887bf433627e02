import type { PortalErrorCode } from '../contract/errorTable.ts'

/** Every word that the button shows or says. */
export interface PortalLabels {
  /** The button's text when it has no children. */
  open: string
  /** Announced, and written in the blank new tab, while the link is fetched. */
  pending: string
  /** Added to the button's accessible name when it opens a new tab. */
  newTab: string
  /** Says how long to wait, where that is known; `{seconds}` is the number. */
  retryAfter: string
  /** Sentences for single codes, instead of the error's own. */
  errors: Partial<Record<PortalErrorCode, string>>
}
