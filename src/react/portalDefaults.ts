import { defaultPortalOrigins } from '../contract/defaultPortalOrigins.ts'
import type { PortalSettings } from './PortalOptions.ts'

const none = undefined

/** Every option with its default. Its keys are what tells an option from a button prop. */
export const portalDefaults: PortalSettings = {
  endpoint: none,
  requestSession: none,
  returnUrl: none,
  target: '_self',
  portalOrigins: defaultPortalOrigins,
  headers: none,
  credentials: none,
  fetch: none,
  timeout: 15_000,
  scope: none,
  navigate: none,
  onRedirect: none,
  onError: none,
  onReturn: none,
  overrides: none,
  // The sentences for failures come from the error table.
  labels: {
    open: 'Manage billing',
    pending: 'Opening billing…',
    newTab: '(opens in a new tab)',
    retryAfter: 'Please try again in {seconds} seconds.',
    errors: {},
  },
}
