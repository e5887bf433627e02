import { fieldsOf } from '../fieldsOf.ts'
import type { CustomerReference } from '../marginfront/types.ts'
import { RouteFailure } from '../RouteFailure.ts'

/** Takes the host's word for whose billing this is, where it is clearly that of one customer. */
export function identifyCustomer(answer: unknown): CustomerReference {
  switch (answer) {
    case null:
    case undefined:
    case 'unauthenticated':
      throw new RouteFailure('unauthenticated', 'resolveCustomer found nobody signed in.')
    case 'forbidden':
      throw new RouteFailure(answer, 'resolveCustomer says that this person may not see billing.')
    case 'no_customer':
      throw new RouteFailure(answer, 'resolveCustomer says that there is no such customer.')
    default:
      return requireOneId(answer)
  }
}

// Frozen, since other functions of the host's see it before anything is minted.
function requireOneId(answer: unknown): CustomerReference {
  const { customerId, customerExternalId } = fieldsOf(answer)
  if (customerId === undefined && isId(customerExternalId)) {
    return Object.freeze({ customerExternalId })
  }
  if (customerExternalId === undefined && isId(customerId)) return Object.freeze({ customerId })
  throw new RouteFailure(
    'misconfigured',
    'resolveCustomer must give exactly one of customerExternalId and customerId, a string that ' +
      "is not empty, or 'unauthenticated', 'forbidden' or 'no_customer'. Its answer could mean " +
      'the wrong customer, so nothing was minted.',
  )
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
