import { RouteFailure } from '../RouteFailure.ts'
import type { CallMeaning } from '../upstream/upstreamFailure.ts'

/** What MarginFront's answers to a mint mean where `resolveCustomer` named the customer. */
export const mintMeaning: CallMeaning = {
  notFound: (seen, details) =>
    new RouteFailure(
      'no_customer',
      `MarginFront has no customer with the id that resolveCustomer returned${seen}, so there is ` +
        'no billing to open. Create the customer in MarginFront first, and check that the key ' +
        'belongs to the same organization and environment; if nothing is ever found, check the ' +
        'baseUrl option or MF_API_BASE_URL.',
      details,
    ),
  rejected: (seen, details) =>
    new RouteFailure(
      'misconfigured',
      `MarginFront rejected the request as invalid${seen}, so trying again cannot help. Check the ` +
        "customer's id (customerId is a UUID), features and returnUrl.",
      details,
    ),
}
