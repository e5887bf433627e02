import type { ResolvedCustomer } from '../../server/index.ts'

/** Who uses the page: a customer by one id, or a word of `resolveCustomer`. */
export type SignedIn = Exclude<ResolvedCustomer, null | undefined>
