const things = [
  'customer',
  'account',
  'company',
  'organization',
  'org',
  'tenant',
  'workspace',
  'team',
  'client',
  'user',
]

/** What a customer may be called in a body, a query or a cookie. */
export const names: readonly string[] = [
  'customerExternalId',
  'customer_external_id',
  'customerExternalID',
  'customerID',
  ...things.flatMap((thing) => [thing, `${thing}Id`, `${thing}_id`]),
  'externalId',
  'external_id',
  'externalCustomerId',
  'external_customer_id',
  'accountExternalId',
  'account_external_id',
  'marginfrontCustomerId',
  'marginfront_customer_id',
  'cid',
  'uid',
  'as',
  'impersonate',
  'onBehalfOf',
]

/** What frameworks read as a nested field of a form or a query. */
export const bracketed: readonly string[] = [
  'customer[]',
  'customer[id]',
  'customer[externalId]',
  'customer[external_id]',
  'customer[customerExternalId]',
  'account[id]',
  'user[customer_id]',
  'billing[customerExternalId]',
  'billing[customer_external_id]',
  'customer.externalId',
  'customer.id',
]

/** Objects, and lists of them, in which a body may name a customer. */
export const nests: readonly string[] = [
  'customer',
  'customers',
  'account',
  'user',
  'session',
  'data',
  'params',
  'billing',
  'metadata',
  'portal',
  'portal_session',
  'input',
  'variables',
  'attributes',
  'payload',
]

/** Headers that name a customer. */
export const headerNames: readonly string[] = [
  'x-customer-external-id',
  'x-external-id',
  'x-external-customer-id',
  'x-marginfront-customer',
  'x-marginfront-customer-id',
  'x-billing-customer',
  'customer-id',
  'customer-external-id',
  ...things.flatMap((thing) => [`x-${thing}`, `x-${thing}-id`]),
  'x-forwarded-user',
  'x-remote-user',
  'remote-user',
  'x-auth-user',
  'x-auth-request-user',
  'x-authenticated-user',
  'x-impersonate',
]
