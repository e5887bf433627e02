import type { Ask, Bench } from '../../bench/Bench.ts'
import type { KnownCustomer } from '../../marginfront/MarginFront.ts'

const names = [
  'customerExternalId',
  'customerId',
  'customer_external_id',
  'customer_id',
  'externalId',
  'external_id',
  'customer',
  'customerID',
  'externalCustomerId',
  'external_customer_id',
  'customerExternalID',
  'accountExternalId',
  'clientId',
  'companyId',
  'workspaceId',
  'teamId',
  'accountId',
  'account_id',
  'account',
  'organizationId',
  'organization',
  'orgId',
  'org',
  'tenantId',
  'tenant',
  'userId',
  'user',
]

const headerNames = [
  'x-customer-external-id',
  'x-customer-id',
  'x-customer',
  'x-external-id',
  'x-external-customer-id',
  'x-marginfront-customer',
  'x-marginfront-customer-id',
  'x-billing-customer',
  'customer-id',
  'customer-external-id',
  'x-account-id',
  'x-account',
  'x-org-id',
  'x-organization-id',
  'x-tenant-id',
  'x-tenant',
  'x-user-id',
  'x-user',
]

const underEach = (all: readonly string[], value: string) =>
  Object.fromEntries(all.map((name) => [name, value]))

/** Bodies that name another customer in every place where a route may look. */
export function bodiesThatName({ id, externalId }: KnownCustomer, hasForm: boolean): Ask[] {
  const flat = { ...underEach(names, externalId), customerId: id }
  const nested = { customerId: id, customerExternalId: externalId, id, externalId }
  const fields = {
    ...underEach(names, externalId),
    customer: nested,
    session: nested,
    user: nested,
    data: nested,
    params: nested,
  }
  const twice = `{"customerExternalId":"","customerExternalId":${JSON.stringify(externalId)}}`
  return [
    { fields: flat },
    { fields },
    { body: twice },
    ...(hasForm ? [{ kind: 'form' as const, fields: flat }] : []),
  ]
}

/** Requests that name another customer in their query, headers, cookies or path. */
export function requestsThatName(bench: Bench): Ask[] {
  const { id, externalId } = bench.decoy
  return [
    ...[externalId, id].flatMap((value) => [
      byQuery(bench, value),
      byHeadersAndCookies(bench, value),
    ]),
    ...byPath(bench),
  ]
}

function byQuery(bench: Bench, value: string): Ask {
  const url = new URL(bench.url)
  for (const name of names) if (!url.searchParams.has(name)) url.searchParams.set(name, value)
  return { url: url.href }
}

/** Headers that name a customer, but those that sign in. */
export const headersThatName = ({ customer }: Bench, value: string) =>
  underEach(
    headerNames.filter((name) => !customer.headers.has(name)),
    encodeURIComponent(value),
  )

function byHeadersAndCookies(bench: Bench, value: string): Ask {
  const as = bench.customer
  const signIn = as.headers.get('cookie') ?? ''
  const taken = signIn.split(';').map((pair) => pair.split('=')[0]?.trim())
  const cookies = names
    .filter((name) => !taken.includes(name))
    .map((name) => `${name}=${encodeURIComponent(value)}`)
  return {
    headers: {
      ...headersThatName(bench, value),
      cookie: [signIn, ...cookies].filter(Boolean).join('; '),
    },
  }
}

/** In place of the signed-in customer's own id, where the path has it; else after it. */
function byPath(bench: Bench): Ask[] {
  const url = new URL(bench.url)
  const own = bench.ownIds.map(encodeURIComponent).filter((one) => url.pathname.includes(one))
  const another = encodeURIComponent(bench.decoy.externalId)
  const paths =
    own.length > 0
      ? own.map((one) => url.pathname.replace(one, another))
      : [`${url.pathname.replace(/\/$/, '')}/${another}`]
  return paths.map((pathname) => {
    const address = new URL(url)
    address.pathname = pathname
    return { url: address.href }
  })
}
