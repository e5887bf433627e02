import type { PortalOptions } from '../settings/PortalOptions.ts'

/** Names whose billing it is. Two attempts for different accounts have nothing to do with each other. */
export const accountOf = ({ endpoint, scope }: PortalOptions): string =>
  JSON.stringify([endpoint, scope])

/** What is asked for a link. `requestSession` may be a new function at every render. */
export const sourceOf = ({ endpoint, requestSession }: PortalOptions): unknown =>
  endpoint ?? requestSession
