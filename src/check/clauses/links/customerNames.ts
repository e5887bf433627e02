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

const capital = (word: string) => word.replace(/^./, (letter) => letter.toUpperCase())

/** What a customer may be called in a body, a query or a cookie. */
export const names: readonly string[] = [
  'id',
  ...things.flatMap((thing) => [thing, `${thing}Id`, `${thing}_id`, `${thing}-id`, `${thing}id`]),
  ...['customer', 'account'].flatMap((thing) => [
    `${thing}ID`,
    `${thing}ExternalId`,
    `${thing}_external_id`,
    `${thing}ExternalID`,
    `${thing}externalid`,
    `${thing}-external-id`,
    `external${capital(thing)}Id`,
    `external_${thing}_id`,
    `current_${thing}`,
    `${thing}Number`,
  ]),
  'externalId',
  'external_id',
  'external-id',
  'externalid',
  'current_org',
  'marginfrontCustomerId',
  'marginfront_customer_id',
  'subscriber_id',
  'slug',
  'email',
  'cid',
  'uid',
  'sub',
  'as',
  'impersonate',
  'onBehalfOf',
]

/** Lists in which a body may name a customer. */
export const lists: readonly string[] = ['customerIds', 'customer_ids', 'accountIds', 'ids']

/** What frameworks read as a nested field, or a list, of a form or a query. */
export const bracketed: readonly string[] = [
  'customer[]',
  'customerIds[]',
  'customer_ids[]',
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
  'context',
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
  'x-forwarded-email',
  'x-remote-user',
  'remote-user',
  'x-auth-user',
  'x-auth-request-user',
  'x-authenticated-user',
  'x-impersonate',
  'x-on-behalf-of',
  'x-acting-as',
  'x-sub',
  'x-subject',
]
