import type { SignIn } from '../CheckOptions.ts'

/** Somebody that the check can be. */
export interface Identity {
  /** How the report calls them. */
  name: string
  headers: Headers
  /** Whose billing they must get, by MarginFront's id, where that was said. */
  namedCustomerId?: string | undefined
  /** The same customer as the caller named it. */
  customerName?: string | undefined
  /** Whose billing they do get, once that was seen. */
  customerId?: string | undefined
  /** How many links they took. */
  links: number
}

export const createIdentity = (
  name: string,
  { headers, customer }: SignIn,
  namedCustomerId?: string,
): Identity => ({
  name,
  headers: new Headers(headers),
  namedCustomerId,
  customerName: customer?.customerExternalId ?? customer?.customerId,
  links: 0,
})
