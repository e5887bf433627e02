import type { PortalDeskErrorCode } from '../../queries/PortalDeskError.ts'

/** Every word that the table shows or says. What stands in braces is filled in. */
export interface PortalDeskLabels {
  /** The table's name. */
  caption: string
  customer: string
  status: string
  created: string
  expires: string
  /** The column that says when a link was opened. */
  opened: string
  actions: string
  statusActive: string
  statusOpened: string
  statusExpired: string
  /** Stands for a customer that nothing is known of: `{id}` is the session's. */
  unknownCustomer: string
  filterByCustomer: string
  showAll: string
  loading: string
  none: string
  noneMatch: string
  /** Announced after a filter: `{count}` links are shown. */
  count: string
  /** Where one is in the list: `{page}` of `{pages}`. */
  page: string
  previousPage: string
  nextPage: string
  tryAgain: string
  /** Said when it is known how long to wait: `{seconds}`. */
  retryAfter: string
  cancel: string
  close: string
  create: string
  createTitle: string
  customerId: string
  ownId: string
  marginFrontId: string
  showLink: string
  sendLink: string
  creating: string
  link: string
  /** Names whose link it is: `{customer}`. */
  linkFor: string
  /** Says that it works once, and until when: `{time}`. */
  linkNote: string
  copy: string
  copied: string
  copyRefused: string
  /** Said once the link was sent to `{customer}`. */
  sent: string
  revoke: string
  /** Names a row's button: `{customer}`. */
  revokeFor: string
  revokeTitle: string
  /** Says what a revoke does to the link of `{customer}`. */
  revokeNote: string
  revoked: string
  alreadyGone: string
  /** Says that the link of `{customer}` is still there, before the reason. */
  revokeFailed: string
  revokeAll: string
  /** Asks whether all `{count}` are meant. */
  revokeAllTitle: string
  revokeAllNote: string
  stop: string
  /** How far it is: `{done}` of `{total}`. */
  progress: string
  /** What was done, at the end: `{done}` of `{total}`. */
  report: string
  /** Begins the list of those that failed: `{count}`. */
  reportFailed: string
  /** Sentences for single codes, instead of the error's own. */
  errors: Partial<Record<PortalDeskErrorCode, string | undefined>>
}

/** Words that replace others, all or some. One that is undefined replaces nothing. */
export type PortalDeskLabelsOption = {
  [Name in keyof PortalDeskLabels]?: PortalDeskLabels[Name] | undefined
}
