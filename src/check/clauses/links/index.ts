import { customerClauses } from './customer.ts'
import { formClauses } from './form/formClauses.ts'
import { hangUpClauses } from './hangUp.ts'
import { limitClauses } from './limit.ts'
import { untrustedClauses } from './untrusted.ts'
import { upstreamClauses } from './upstream.ts'

/** What a route does with a customer, a link and MarginFront. */
export const linkingClauses = [
  ...customerClauses,
  ...upstreamClauses,
  ...untrustedClauses,
  ...formClauses,
  ...hangUpClauses,
  ...limitClauses,
]
