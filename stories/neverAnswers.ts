import type { PortalRouteOptions } from '../src/server/PortalRouteOptions.ts'

/** A host that never finds out who is signed in, so that a pending button stays in the picture. */
export const neverAnswers: Partial<PortalRouteOptions> = {
  resolveCustomer: () => new Promise(() => {}),
}

/** Longer than anyone looks at a picture. */
export const aDay = 24 * 60 * 60 * 1000
