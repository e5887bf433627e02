import { defaultPortalOrigins } from '../../contract/defaultPortalOrigins.ts'
import type { PortalSettings } from './PortalOptions.ts'

/** What counts where nobody has said otherwise. */
export const portalDefaults: PortalSettings = {
  target: '_self',
  portalOrigins: defaultPortalOrigins,
  timeout: 15_000,
  // The sentences for failures come from the error table.
  labels: {
    open: 'Manage billing',
    pending: 'Opening billing…',
    newTab: '(opens in a new tab)',
    tryAgain: 'Please try again.',
    retryAfter: 'Please try again in {seconds} seconds.',
    errors: {},
  },
}
