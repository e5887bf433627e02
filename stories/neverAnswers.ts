import { fn } from 'storybook/test'
import type { PortalRouteOptions } from '../src/server/portal/options/PortalRouteOptions.ts'

/** Longer than anyone looks at a picture. */
export const aDay = 24 * 60 * 60 * 1000

/** Hears that a request has come in that is never answered. */
export const askedInVain = fn(() => new Promise<never>(() => {}))

/** A host that never finds out who is signed in, so that a pending button stays in the picture. */
export const neverAnswers: Partial<PortalRouteOptions> = {
  timeout: aDay,
  resolveCustomer: askedInVain,
}
