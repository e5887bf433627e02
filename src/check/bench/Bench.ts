import type { Fault } from '../../emulator/index.ts'
import type { Exchange } from '../exchange/Exchange.ts'
import type { KnownCustomer, MarginFront, MintedSession } from '../marginfront/MarginFront.ts'
import type { Trap } from '../marginfront/setTrap.ts'
import type { Identity } from './Identity.ts'

/** A request as a clause words it; what is left out is what the button's script sends. */
export interface Ask {
  /** @default the first sign-in */
  as?: Identity | undefined
  /** @default 'POST' */
  method?: string
  /** What kind of body, and with it the media type. @default 'json' */
  kind?: 'json' | 'form' | 'none'
  /** The fields of the body. @default none */
  fields?: Readonly<Record<string, unknown>>
  /** The body itself, in place of fields. */
  body?: string | Uint8Array<ArrayBuffer>
  /** More headers; one that is null is left out. */
  headers?: Readonly<Record<string, string | null>>
  /** Sends the body in pieces, with no length declared. */
  chunked?: boolean
  /** Another address than the route's. */
  url?: string
  /** Whether something else than the route may answer: a proxy that such headers are too much for. */
  offRoute?: boolean
  /** Hangs up. */
  signal?: AbortSignal
  /**
   * What a 429 means: the route's own limit, which is waited for (`wait`) or looked for (`seek`),
   * or MarginFront's, where the request came so far (`upstream`); with `pass`, whichever it is, it
   * is not waited for.
   * @default 'wait'
   */
  limit?: 'wait' | 'seek' | 'upstream' | 'pass'
}

/** What the clauses work with: a route, somebody to be, and MarginFront behind it. */
export interface Bench {
  readonly url: string
  /** The origin that the app's own requests name. */
  readonly app: string
  readonly timeout: number
  readonly marginFront: MarginFront
  readonly customer: Identity
  readonly other: Identity | undefined
  readonly nobody: Identity
  /** A customer that no sign-in is for. */
  readonly decoy: KnownCustomer
  /** The ids of the first sign-in's customer, as far as they are known. */
  readonly ownIds: readonly string[]
  /** What a reader knows a customer by: its external id, where that is known. */
  nameOf(customerId: string | undefined): string
  /** Whether the host has a form. */
  readonly hasForm: boolean
  /** Every exchange so far, oldest first. */
  readonly exchanges: readonly Exchange[]
  /** The plain request of the first sign-in, which all else is compared with. */
  readonly first: Exchange
  /** The same of the other sign-in. */
  readonly firstOfOther: Exchange | undefined
  /** The clauses that have failed so far. */
  readonly failed: Set<string>
  /** The clause that found links that belong to no request. */
  unsettledBy?: string | undefined
  /** The origin of MarginFront's links, where it does not depend on how it is called. */
  readonly linkOrigin: string | undefined
  /** Where the route's own limit was met first. */
  readonly limited: Exchange | undefined

  /** Sends one request, and sees what MarginFront minted for it. */
  ask(ask?: Ask): Promise<Exchange>
  /** Sends requests at once. Which of them a session belongs to is left open. */
  askAtOnce(asks: readonly Ask[]): Promise<{ exchanges: Exchange[]; minted: MintedSession[] }>
  /** Asks while MarginFront's next answers are faulty, as whoever took the fewest links. */
  askDuring(fault: Fault, ask?: Ask, times?: number): Promise<Exchange>
  /** Whoever took the fewest links, so that the host's limit is met late. */
  anybody(): Identity
  /** The kinds of body that the host takes. */
  kinds(): readonly ('json' | 'form')[]
  /** Waits, some seconds or `atLeast` ms more, until none of these is live, and tells whether so. */
  goneDead(minted: readonly MintedSession[], atLeast?: number): Promise<boolean>
  /** Waits where the route's own limit stood in the way of this exchange, and tells whether it did. */
  waitsOut(exchange: Exchange): Promise<boolean>
  /** Serves an address on loopback that a redirect can lead to. */
  setTrap(): Promise<Trap>
  /** Waits until the planned faults have happened. */
  faultHappens(): Promise<boolean>
}
