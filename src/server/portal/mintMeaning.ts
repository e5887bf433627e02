import { RouteFailure } from '../RouteFailure.ts'
import type { CallMeaning } from '../upstream/upstreamFailure.ts'

/** What MarginFront's answers to a mint mean where `resolveCustomer` named the customer. */
export const mintMeaning: CallMeaning = {
  notFound: (seen, details) =>
    new RouteFailure(
      'no_customer',
      `MarginFront knows no customer by the id that resolveCustomer gave${seen}, so there is no ` +
        'billing to open. Create the customer in MarginFront first, and check that the key belongs ' +
        'to the organization and environment that has it; if no customer at all is found, check ' +
        'baseUrl or MF_API_BASE_URL.',
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
