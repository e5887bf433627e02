import { fn } from 'storybook/test'
import type { PortalOptions } from '../src/index.ts'

/** Values to begin with, so that each control is one, and spies for the Actions tab. */
export const portalArgs = {
  endpoint: '/api/billing-portal',
  target: '_self',
  timeout: 15_000,
  credentials: 'same-origin',
  onRedirect: fn(),
  onError: fn(),
  onReturn: fn(),
} satisfies PortalOptions
