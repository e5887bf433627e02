import type { Ask, Bench } from '../../bench/Bench.ts'
import type { Identity } from '../../bench/Identity.ts'
import { type Exchange, linkIn } from '../../exchange/Exchange.ts'
import { type Clause, notApplicable, notChecked, openapi, type Verdict } from '../Clause.ts'
import { firstFault, found, gaveLink, gaveNothing, refusedAs } from '../judge.ts'
import { interleave, overtake } from './mixingUp.ts'
import { bodiesThatName, type Naming, placesThatName } from './namingAnother.ts'
import { narrowDown } from './narrowDown.ts'

/** Finds fault where somebody else than this customer was billed. */
function billedAnother(
  { nameOf }: Bench,
  exchange: Exchange,
  customerId: string | undefined,
): Verdict {
  const wrong = exchange.minted.find((session) => session.customerId !== customerId)
  return (
    wrong && {
      exchange,
      seen: `a link for the customer ${nameOf(wrong.customerId)}; expected one for ${nameOf(customerId)}`,
    }
  )
}

async function billsAsNamed(bench: Bench, identity: Identity): Promise<Verdict> {
  const exchange = await bench.ask({ as: identity })
  return linkIn(exchange) === undefined
    ? gaveLink(exchange)
    : billedAnother(bench, exchange, identity.namedCustomerId)
}

/** Names another customer in a place, and judges what comes; says it of one name where one does it. */
async function naming(
  bench: Bench,
  place: Naming,
  judge: (exchange: Exchange) => Verdict,
  more: Ask = {},
): Promise<Verdict> {
  const look = async (some: readonly string[]) =>
    judge(await bench.ask({ ...place.ask(some), ...more }))
  const verdict = await look(place.names)
  const hasMinted = verdict && 'exchange' in verdict && verdict.exchange?.minted.length
  return (hasMinted ? await narrowDown(place.names, look) : undefined) ?? verdict
}

/** Right requests that ask for sections of the portal, in the body and in the query. */
function asksForSections({ url, kinds }: Bench): Ask[] {
  const names = ['features', 'sections', 'feature', 'scopes']
  const address = new URL(url)
  for (const name of names) {
    if (!address.searchParams.has(name)) address.searchParams.set(name, 'profile')
  }
  const list = Object.fromEntries(names.map((name) => [name, ['profile']]))
  const form = Object.fromEntries(
    names.flatMap((name) => [`${name}[]`, name]).map((name) => [name, 'profile']),
  )
  return [
    ...kinds().map((kind): Ask => ({ kind, fields: kind === 'form' ? form : list })),
    { url: address.href },
  ]
}

const isNamedAlways = ({ failed }: Bench) =>
  failed.has('customer/never-from-body') || failed.has('customer/never-from-elsewhere')

export const customerClauses: readonly Clause[] = [
  {
    id: 'customer/named-one-billed',
    level: 'must',
    title: 'A sign-in opens the billing of its own customer.',
    openapi: openapi.rules,
    fix: "Take the customer's id from the session of the request, and not from a constant, a default or another table's id.",
    needsLink: true,
    async judge(bench): Promise<Verdict> {
      const named = [bench.customer, bench.other].filter(
        (one) => one?.namedCustomerId !== undefined,
      )
      return named.length === 0
        ? notApplicable('No customer was named. Name the one of each sign-in to have this checked.')
        : firstFault(named, async (one) => one && billsAsNamed(bench, one))
    },
  },
  {
    id: 'customer/others-are-others',
    level: 'must',
    title: 'Two sign-ins of two customers open two billings.',
    openapi: openapi.rules,
    fix: 'Look the customer up anew for each request. Nothing of one request may be kept for the next: no module variable, no client that belongs to a customer, no cache without the customer in its key.',
    needsLink: true,
    needsOther: true,
    async judge(bench) {
      const { customer, firstOfOther } = bench
      if (!firstOfOther) return undefined
      if (linkIn(firstOfOther) === undefined) return gaveLink(firstOfOther)
      const isSame = bench.other?.customerId === customer.customerId
      return isSame
        ? found(
            firstOfOther,
            `another customer than ${bench.nameOf(customer.customerId)}, whom the first sign-in opens`,
          )
        : billedAnother(bench, await bench.ask({ as: customer }), customer.customerId)
    },
  },
  {
    id: 'customer/never-mixed-up',
    level: 'must',
    title: 'Requests of two customers at the same time are never mixed up.',
    openapi: openapi.rules,
    fix: 'Keep the customer in a local variable of the request. A module variable is overwritten by the next request while this one waits.',
    needsLink: true,
    needsOther: true,
    async judge(bench) {
      const { customer, other } = bench
      if (!other) return undefined
      if (other.customerId === undefined || other.customerId === customer.customerId) {
        return notChecked(
          'Both sign-ins open the same billing: fix customer/others-are-others first.',
        )
      }
      return (await interleave(bench, customer, other)) ?? (await overtake(bench, customer, other))
    },
  },
  {
    id: 'customer/never-from-body',
    level: 'must',
    title: 'A customer that the body names is ignored.',
    openapi: openapi.schema('PortalRequest'),
    fix: 'Read no field of the body but returnUrl. Anybody who is signed in can write any id into it.',
    needsLink: true,
    judge: (bench) =>
      firstFault(bodiesThatName(bench), (place) =>
        naming(bench, place, (exchange) => {
          const mayRefuse = place.isAmbiguous && exchange.answer?.status === 400
          const another = billedAnother(bench, exchange, bench.customer.customerId)
          return another ?? (mayRefuse ? undefined : gaveLink(exchange))
        }),
      ),
  },
  {
    id: 'customer/never-from-elsewhere',
    level: 'must',
    title: 'A customer that a query, header, cookie or path names is never billed.',
    openapi: openapi.rules,
    fix: 'Take the customer from the session alone. Where the address names an organization, check that the signed-in user belongs to it, and answer 403 forbidden where they do not.',
    needsLink: true,
    judge: (bench) =>
      firstFault(placesThatName(bench, bench.customer), (place) =>
        // What is answered to an address, or a header, that is not the route's is the host's to choose.
        naming(bench, place, (exchange) =>
          billedAnother(bench, exchange, bench.customer.customerId),
        ),
      ),
  },
  {
    id: 'customer/features-not-from-body',
    level: 'must',
    title: 'The request has no say in what the portal shows.',
    openapi: openapi.schema('PortalRequest'),
    fix: 'Set features, if at all, on the server. Do not hand the fields of the body on to MarginFront.',
    needsLink: true,
    async judge(bench) {
      const usual = JSON.stringify(bench.first.minted[0]?.features)
      return firstFault(asksForSections(bench), async (ask) => {
        const exchange = await bench.ask({ ...ask, as: bench.anybody() })
        const [session] = exchange.minted
        if (!session) return ask.url === undefined ? gaveLink(exchange) : undefined
        return JSON.stringify(session.features) === usual
          ? undefined
          : found(exchange, 'the same sections as without them')
      })
    },
  },
  {
    id: 'customer/signed-out-refused',
    level: 'must',
    title: 'Nobody gets a link without signing in.',
    openapi: openapi.schema('Unauthenticated'),
    fix: 'Answer 401 unauthenticated where the session names nobody, before anything is minted and whatever the body names. A redirect to a sign-in page is no answer for a script.',
    async judge(bench) {
      const { nobody: as } = bench
      const plain = refusedAs(await bench.ask({ as }), 'unauthenticated')
      // Where a name wins over the sign-in, it does so without one too.
      if (plain || isNamedAlways(bench)) return plain
      return (
        (await firstFault(bodiesThatName(bench), (place) =>
          naming(
            bench,
            place,
            (exchange) =>
              place.isAmbiguous ? gaveNothing(exchange) : refusedAs(exchange, 'unauthenticated'),
            { as },
          ),
        )) ??
        firstFault(placesThatName(bench, as), (place) => naming(bench, place, gaveNothing, { as }))
      )
    },
  },
]
