import type { BackendOptions } from '../../client/BackendOptions.ts'

/** How the desk reaches its route on the host's backend. One that is `undefined` is not given. */
export interface PortalDeskRequestOptions extends BackendOptions {
  /** Address of the desk route, such as `/api/portal-sessions`. @default '/api/portal-sessions' */
  endpoint?: string | undefined
  /** Milliseconds until a request is given up. `Infinity` is no limit. @default 15000 */
  timeout?: number | undefined
}
