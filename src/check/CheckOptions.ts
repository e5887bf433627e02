import type { Emulator, EmulatorCustomer } from '../emulator/index.ts'
import type { Waiver } from './waivers/Waiver.ts'

/** Names a customer by one of its two ids. */
export type NamedCustomer =
  | { customerExternalId: string; customerId?: undefined }
  | { customerId: string; customerExternalId?: undefined }

/** How the check signs in, by the host's own way. */
export interface SignIn {
  /** The headers of a signed-in request, such as `{ cookie: 'session=...' }`. */
  headers: HeadersInit
  /** Whose billing this sign-in must open. Without it, any customer will do. @default none */
  customer?: NamedCustomer | undefined
}

/** A part of the contract that a host may declare it does not have. */
export type OptionalPart = 'form' | 'cors' | 'hang-up'

interface CheckSettings {
  /** A sign-in that may open billing. */
  signedIn: SignIn
  /** A sign-in of another customer, without which mix-ups cannot be checked. @default none */
  signedInOther?: SignIn | undefined
  /** What a request carries that nobody is signed in for. @default no headers */
  signedOut?: Pick<SignIn, 'headers'> | undefined
  /**
   * An emulator that is already served where the route looks for MarginFront: the object itself,
   * or the origin of one that runs with its control page, such as `http://127.0.0.1:4242`.
   * @default one of the check's own, served on `emulatorPort`
   */
  emulator?: Emulator | string | undefined
  /** Where the check serves its own emulator on 127.0.0.1; 0 picks a free port. @default 4242 */
  emulatorPort?: number | undefined
  /** Who the check's own emulator can bill; named customers are added. @default Acme and Globex */
  customers?: readonly EmulatorCustomer[] | undefined
  /** The public origin of the app, if it is not the route's own. @default the route's origin */
  appOrigin?: string | undefined
  /** Only these clauses, by id. @default all */
  clauses?: readonly string[] | undefined
  /** Parts of the contract that this host does not have. @default none */
  without?: readonly OptionalPart[] | undefined
  /** Failures that are known and accepted for a time. @default none */
  waivers?: readonly Waiver[] | undefined
  /** Whether a failed `should` fails the run too. @default false */
  strict?: boolean | undefined
  /** How long one answer may take, in milliseconds. @default 15_000 */
  timeout?: number | undefined
  /** How long the route may take to come up, in milliseconds. @default 0 */
  wait?: number | undefined
  /** Hears what the check is doing, a line at a time. @default nobody */
  onProgress?: ((line: string) => void) | undefined
}

/** A route of any backend, by its address. */
export interface RouteByUrl {
  /** The route's address, such as `http://localhost:3000/api/billing-portal`. */
  url: string | URL
  fetch?: undefined
}

/** A route in this process, by its handler. */
export interface RouteInProcess {
  /** Answers a request, as the route that `createPortalRoute` gives does. */
  fetch: (request: Request) => Response | Promise<Response>
  /** The address that its requests carry. @default `/api/billing-portal` of the app's origin */
  url?: string | URL | undefined
}

/** How {@link checkPortalRoute} is set up. */
export type CheckOptions = (RouteByUrl | RouteInProcess) & CheckSettings
