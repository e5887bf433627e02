import { fieldsOf } from '../fieldsOf.ts'
import type { CustomerReference } from '../marginfront/types.ts'

/**
 * Reads a customer's name where it is clearly that of one customer: exactly one of the two ids, a
 * string that is not empty. A null is none, since rows of a database have both. It is frozen:
 * functions of the host's see it before anything is minted.
 */
export function readCustomer(value: unknown): CustomerReference | undefined {
  const fields = fieldsOf(value)
  const customerId = fields['customerId'] ?? undefined
  const customerExternalId = fields['customerExternalId'] ?? undefined
  if (customerId === undefined && isId(customerExternalId)) {
    return Object.freeze({ customerExternalId })
  }
  if (customerExternalId === undefined && isId(customerId)) return Object.freeze({ customerId })
  return undefined
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
