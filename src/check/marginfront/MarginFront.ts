import type { Fault, SessionStatus } from '../../emulator/index.ts'

/** A session as the emulator's books have it. */
export interface MintedSession {
  id: string
  customerId: string
  status: SessionStatus
  /** When the link stops working: milliseconds since 1970, or a date. */
  expiresAt: number | string
  returnUrl: string | null
  features: readonly string[]
}

/** Whether a link of it works, or has worked. */
export const isOpen = ({ status }: Pick<MintedSession, 'status'>): boolean =>
  status === 'live' || status === 'used'

/** A customer by both of its ids. */
export interface KnownCustomer {
  id: string
  externalId: string
}

/** The emulated MarginFront behind the route, as the check looks at it and steers it. */
export interface MarginFront {
  /** Every session so far, oldest first. */
  sessions(): Promise<readonly MintedSession[]>
  /** Makes the next calls for a link go wrong, until `heal`. */
  plan(fault: Fault, times: number): Promise<void>
  /** Makes everything go right, and tells how many planned faults had not happened. */
  heal(): Promise<number>
  /** How many planned faults have not happened yet. */
  planned(): Promise<number>
  /** Opens a link as a browser would, and gives the session that it used up. */
  visit(link: string): Promise<string | undefined>
  /** The origin of its links, where that is always the same. */
  linkOrigin(): Promise<string | undefined>
  /** Finds a customer that the emulator knows. */
  find(customer: CustomerId): Promise<KnownCustomer | undefined>
  /** A customer to be named where none may be: not the first of these, and best none of them. */
  decoy(notThese: readonly (string | undefined)[]): Promise<KnownCustomer>
  /** The keys that open it, which no answer may hold. */
  readonly secretKeys: readonly string[]
  close(): Promise<void>
}

/** One of a customer's two ids. */
export interface CustomerId {
  id?: string | undefined
  externalId?: string | undefined
}

/** Named where the emulator knows nobody else. */
export const nobodyElse: KnownCustomer = {
  id: '00000000-0000-4000-8000-000000000001',
  externalId: 'somebody-else',
}
