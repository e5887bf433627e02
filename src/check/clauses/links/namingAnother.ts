import type { Ask, Bench } from '../../bench/Bench.ts'
import type { Identity } from '../../bench/Identity.ts'
import { bracketed, headerNames, lists, names, nests } from './customerNames.ts'

/** A place of a request where a route may look for a customer, and all that it may be called there. */
export interface Naming {
  names: readonly string[]
  /** Whether it says two things at once, which a route may refuse. */
  isAmbiguous?: boolean
  /** Names another customer under these. */
  ask(names: readonly string[]): Ask
}

const underEach = (all: readonly string[], value: string) =>
  Object.fromEntries(all.map((name) => [name, value]))

/** Bodies that name another customer. */
export function bodiesThatName({ decoy, hasForm }: Bench): Naming[] {
  const { id, externalId } = decoy
  const valueOf = (name: string) => (name === 'customerId' ? id : externalId)
  const inBody = (name: string) => (lists.includes(name) ? [externalId] : valueOf(name))
  const flat = (all: readonly string[]) =>
    Object.fromEntries(all.map((name) => [name, valueOf(name)]))
  const nested = {
    ...flat(['customerId', 'customerExternalId', 'customer_id', 'customer_external_id']),
    id,
    externalId,
    external_id: externalId,
    customer: { id, externalId, external_id: externalId },
  }
  // As documents of JSON:API and arguments of GraphQL are nested.
  const deeper = { ...nested, attributes: nested, input: nested }
  const inNest = (name: string) => {
    if (name === 'customers') return [nested]
    return ['data', 'variables'].includes(name) ? deeper : nested
  }
  return [
    {
      names: [...names, ...lists],
      ask: (some) => ({ fields: Object.fromEntries(some.map((name) => [name, inBody(name)])) }),
    },
    {
      names: ['the return URL'],
      ask: () => ({
        fields: { returnUrl: `/billing?customer=${externalId}&customerId=${externalId}` },
      }),
    },
    {
      names: nests,
      ask: (some) => ({ fields: Object.fromEntries(some.map((name) => [name, inNest(name)])) }),
    },
    {
      names: ['customerExternalId'],
      isAmbiguous: true,
      ask: ([name]) => ({ body: `{"${name}":"","${name}":${JSON.stringify(externalId)}}` }),
    },
    ...(hasForm
      ? [
          {
            names: [...names, ...bracketed],
            ask: (some: readonly string[]) => ({ kind: 'form' as const, fields: flat(some) }),
          },
        ]
      : []),
  ]
}

/** Queries, headers, cookies and paths that name another customer. */
export function placesThatName(bench: Bench, as: Identity): Naming[] {
  const { id, externalId } = bench.decoy
  return [
    ...[externalId, id].flatMap((value) => [
      inQuery(bench, value),
      inHeaders(bench, value),
      inCookies(bench, as, value),
    ]),
    ...(bench.hasForm ? [inQuery(bench, externalId, 'form')] : []),
    ...inSignIns(bench, externalId),
    ...inPath(bench),
  ]
}

/** Headers that say who asks, or from where, and that nobody has vouched for. */
function inSignIns({ app, customer }: Bench, value: string): Naming[] {
  const { hostname } = new URL(app)
  const [, ...parents] = hostname.split('.')
  const tenant = `${value}.${parents.length > 1 ? parents.join('.') : hostname}`
  const headers = [
    { authorization: `Bearer ${value}` },
    { authorization: `Basic ${btoa(`${value}:x`)}` },
    { 'x-forwarded-host': tenant, referer: `${app}/accounts/${value}?customer=${value}` },
  ]
  return headers
    .filter((some) => Object.keys(some).every((name) => !customer.headers.has(name)))
    .map((some) => ({
      names: Object.keys(some).slice(0, 1),
      ask: () => ({ headers: some, offRoute: true }),
    }))
}

function inQuery({ url }: Bench, value: string, kind: 'json' | 'form' = 'json'): Naming {
  return {
    names: [...names, ...bracketed].filter((name) => !new URL(url).searchParams.has(name)),
    ask(some) {
      const address = new URL(url)
      for (const name of some) address.searchParams.set(name, value)
      return { url: address.href, kind }
    },
  }
}

/** Headers, but those that sign in. */
function inHeaders({ customer }: Bench, value: string): Naming {
  return {
    names: headerNames.filter((name) => !customer.headers.has(name)),
    ask: (some) => ({ headers: underEach(some, encodeURIComponent(value)), offRoute: true }),
  }
}

function inCookies({ customer }: Bench, as: Identity, value: string): Naming {
  const signIn = as.headers.get('cookie') ?? ''
  const taken = (customer.headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.split('=')[0]?.trim())
  return {
    names: names.filter((name) => !taken.includes(name)),
    ask(some) {
      const cookies = some.map((name) => `${name}=${encodeURIComponent(value)}`)
      return {
        headers: { cookie: [signIn, ...cookies].filter(Boolean).join('; ') },
        offRoute: true,
      }
    },
  }
}

/** In place of the signed-in customer's own id, where the path has it; else after it. */
function inPath(bench: Bench): Naming[] {
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
    return { names: ['the path'], ask: () => ({ url: address.href }) }
  })
}
