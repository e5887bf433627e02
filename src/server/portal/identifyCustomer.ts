import type { CustomerReference } from '../marginfront/types.ts'
import { RouteFailure } from '../RouteFailure.ts'
import { readCustomer } from '../sessions/readCustomer.ts'

/** Takes the host's word for whose billing this is, where it is clearly that of one customer. */
export function identifyCustomer(answer: unknown): CustomerReference {
  switch (answer) {
    case null:
    case undefined:
    case 'unauthenticated':
      throw new RouteFailure(
        'unauthenticated',
        'resolveCustomer found nobody signed in, so the person was asked to sign in. If they ' +
          'were already signed in, check that the request carries their cookie or token, and that ' +
          'resolveCustomer reads it.',
      )
    case 'forbidden':
      throw new RouteFailure(
        answer,
        "resolveCustomer returned 'forbidden', so this person was not let in. If they should be, " +
          'give them the right to see billing in your app.',
      )
    case 'no_customer':
      throw new RouteFailure(
        answer,
        "resolveCustomer returned 'no_customer', so there is no billing to open. If there should " +
          'be, link the account to its customer in MarginFront.',
      )
    default:
      return requireOneId(answer)
  }
}

function requireOneId(answer: unknown): CustomerReference {
  const customer = readCustomer(answer)
  if (customer) return customer
  throw new RouteFailure(
    'misconfigured',
    'resolveCustomer did not return exactly one usable id, so nothing was minted: it could have ' +
      "been the wrong customer's. Return either customerExternalId or customerId as a non-empty " +
      "string, or 'unauthenticated', 'forbidden' or 'no_customer'.",
  )
}
