import { askHost } from './askHost.ts'
import { fieldsOf } from './fieldsOf.ts'
import type { CustomerReference } from './marginfront/types.ts'
import { RouteFailure } from './RouteFailure.ts'

/** Asks the host whose billing this is, and takes no answer that is not clearly one customer. */
export async function identifyCustomer(resolve: () => unknown): Promise<CustomerReference> {
  const answer = await askHost('resolveCustomer', resolve)
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

function requireOneId(answer: unknown): CustomerReference {
  const { customerId, customerExternalId } = fieldsOf(answer)
  if (customerId === undefined && isId(customerExternalId)) return { customerExternalId }
  if (customerExternalId === undefined && isId(customerId)) return { customerId }
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
