import type { BackendOptions } from '../../client/BackendOptions.ts'

/** How the desk reaches its route on your backend. An option that is `undefined` is the same as one left out. */
export interface PortalDeskRequestOptions extends BackendOptions {
  /** The address of the desk route. @default '/api/portal-sessions' */
  endpoint?: string | undefined
  /** How long a request may take, in milliseconds. `Infinity` sets no limit. @default 15000 */
  timeout?: number | undefined
}
