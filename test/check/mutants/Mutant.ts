import type { CheckOptions } from '../../../src/check/index.ts'
import type { Emulator } from '../../../src/emulator/index.ts'
import type { MarginFrontClient, PortalRouteOptions } from '../../../src/server/index.ts'

export type Handler = (request: Request) => Response | Promise<Response>

/** What a wrong route is made from. */
export interface Workshop {
  emulator: Emulator
  client: MarginFrontClient
  /** The right route, with options of its own. */
  right: (options?: Partial<PortalRouteOptions>) => Handler
}

/** A route that is wrong in one way, and the clauses that must say so. */
export interface Mutant {
  name: string
  fails: readonly string[]
  /** Whether it is wrong about time, so that the clauses that take long are judged too. */
  waits?: boolean
  build: (workshop: Workshop) => Handler
}

/** A route that is right in another way than `createPortalRoute` as it comes. */
export interface RightRoute {
  name: string
  /** How the check is told of it, beside the sign-ins. */
  options?: Partial<CheckOptions> | undefined
  build: (workshop: Workshop) => Handler
}
