import type { Emulator, EmulatorCustomer } from '../emulator/index.ts'
import type { Waiver } from './waivers/Waiver.ts'

/** Names a customer by one of its two ids. */
export type NamedCustomer =
  | { customerExternalId: string; customerId?: undefined }
  | { customerId: string; customerExternalId?: undefined }

/** How the check signs in to your app. */
export interface SignIn {
  /** The headers of a signed-in request, such as `{ cookie: 'session=...' }`. */
  headers: HeadersInit
  /** Whose billing this sign-in must open. Without it, any customer will do. @default none */
  customer?: NamedCustomer | undefined
}

/** A part of the contract that a host may declare it does not have. */
export type OptionalPart = 'form' | 'cors' | 'hang-up'

interface CheckSettings {
  /** A sign-in that may open billing: its `headers`, and the `customer` that it must open. */
  signedIn: SignIn
  /** A sign-in of another customer, without which mix-ups can't be checked. @default none */
  signedInOther?: SignIn | undefined
  /** The headers of a request without a sign-in. @default no headers */
  signedOut?: Pick<SignIn, 'headers'> | undefined
  /**
   * An emulator that already runs where the route looks for MarginFront: the object itself, or its
   * origin, such as `http://127.0.0.1:4242`, if it has its control page.
   * @default one of the check's own, served on `emulatorPort`
   */
  emulator?: Emulator | string | undefined
  /** The port of the check's own emulator on 127.0.0.1; 0 picks a free one. @default 4242 */
  emulatorPort?: number | undefined
  /** The customers of the check's own emulator; those that a sign-in names are added. @default Acme and Globex */
  customers?: readonly EmulatorCustomer[] | undefined
  /** The public origin of the app. @default the route's origin */
  appOrigin?: string | undefined
  /** The clauses to check, by id. @default all */
  clauses?: readonly string[] | undefined
  /** Parts of the contract that the route does not have: `'form'`, `'cors'` or `'hang-up'`. @default none */
  without?: readonly OptionalPart[] | undefined
  /** Failures that are accepted for a time, as `{ clause, reason, until }`. @default none */
  waivers?: readonly Waiver[] | undefined
  /** Whether a failed `should` fails the check too. @default false */
  strict?: boolean | undefined
  /** How long one answer may take, in milliseconds. @default 15_000 */
  timeout?: number | undefined
  /** How long to wait for the route to start, in milliseconds. @default 0 */
  wait?: number | undefined
  /** Called with what the check is doing, a line at a time. @default none */
  onProgress?: ((line: string) => void) | undefined
}

/** A route of any backend, by its address. */
export interface RouteByUrl {
  /** The address of the route, such as `http://localhost:3000/api/billing-portal`. */
  url: string | URL
  fetch?: undefined
}

/** A route in this process, by its handler. */
export interface RouteInProcess {
  /** The route in this process, such as `createPortalRoute` returns. */
  fetch: (request: Request) => Response | Promise<Response>
  /** The address in its requests. @default `/api/billing-portal` of the app's origin */
  url?: string | URL | undefined
}

/** How {@link checkPortalRoute} is set up. */
export type CheckOptions = (RouteByUrl | RouteInProcess) & CheckSettings
