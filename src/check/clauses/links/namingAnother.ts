import type { Ask, Bench } from '../../bench/Bench.ts'
import type { Identity } from '../../bench/Identity.ts'
import { bracketed, headerNames, names, nests } from './customerNames.ts'

/** A place of a request where a route may look for a customer, and all that it may be called there. */
export interface Naming {
  names: readonly string[]
  /** Names another customer under these. */
  ask(names: readonly string[]): Ask
}

const underEach = (all: readonly string[], value: string) =>
  Object.fromEntries(all.map((name) => [name, value]))

/** Bodies that name another customer. */
export function bodiesThatName({ decoy, hasForm }: Bench): Naming[] {
  const { id, externalId } = decoy
  const valueOf = (name: string) => (name === 'customerId' ? id : externalId)
  const flat = (all: readonly string[]) =>
    Object.fromEntries(all.map((name) => [name, valueOf(name)]))
  const nested = {
    ...flat(['customerId', 'customerExternalId', 'customer_id', 'customer_external_id']),
    id,
    externalId,
    external_id: externalId,
    customer: { id, externalId, external_id: externalId },
  }
  const inNest = (name: string) => (name.endsWith('s') ? [nested] : nested)
  return [
    { names, ask: (some) => ({ fields: flat(some) }) },
    {
      names: nests,
      ask: (some) => ({ fields: Object.fromEntries(some.map((name) => [name, inNest(name)])) }),
    },
    {
      names: ['customerExternalId'],
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
    ...inPath(bench),
  ]
}

function inQuery({ url }: Bench, value: string): Naming {
  return {
    names: [...names, ...bracketed].filter((name) => !new URL(url).searchParams.has(name)),
    ask(some) {
      const address = new URL(url)
      for (const name of some) address.searchParams.set(name, value)
      return { url: address.href }
    },
  }
}

/** Headers, but those that sign in. */
function inHeaders({ customer }: Bench, value: string): Naming {
  return {
    names: headerNames.filter((name) => !customer.headers.has(name)),
    ask: (some) => ({ headers: underEach(some, encodeURIComponent(value)) }),
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
      return { headers: { cookie: [signIn, ...cookies].filter(Boolean).join('; ') } }
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
