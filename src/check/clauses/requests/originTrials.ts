import type { Ask, Bench } from '../../bench/Bench.ts'
import type { Exchange } from '../../exchange/Exchange.ts'
import { mendFirst, type Verdict } from '../Clause.ts'
import { firstFault, gaveNothing, refusedAs } from '../judge.ts'

type Headers = Readonly<Record<string, string | null>>

export const evil = 'https://evil.example'

/** Tries headers with every kind of body, since some guards look at forms alone, or never at them. */
export const withEach = (
  bench: Bench,
  all: Iterable<Headers>,
  look: (ask: Ask) => Promise<Verdict>,
) =>
  firstFault(all, (headers) =>
    firstFault([...bench.kinds(), 'none' as const], (kind) => look({ kind, headers })),
  )

/** Tries headers that nothing may be minted for, and whose refusal is told elsewhere. */
export const givesNothing = (bench: Bench, all: Iterable<Headers>): Verdict | Promise<Verdict> =>
  isUnguarded(bench)
    ? mendFirst('Every origin gets a link', crossSite)
    : withEach(bench, all, async (ask) => gaveNothing(await bench.ask(ask)))

/** Tries headers that have to be refused, and as what they are. */
export const refuses = (bench: Bench, all: Iterable<Headers>): Verdict | Promise<Verdict> =>
  isUnguarded(bench)
    ? mendFirst('Every origin gets a link', crossSite)
    : withEach(bench, all, async (ask) => refusedFor(ask, await bench.ask(ask)))

/** What has no body, or no origin that any browser writes, may be refused as something else. */
export const refusedFor = ({ kind, headers }: Ask, exchange: Exchange): Verdict =>
  kind === 'none' || !isOrigin(headers?.['origin'])
    ? gaveNothing(exchange)
    : refusedAs(exchange, 'cross_site_request')

const isOrigin = (origin: string | null | undefined) =>
  typeof origin !== 'string' || /^null$|^[a-z][a-z\d+.-]*:\/\/[^\s/?#@,]+$/.test(origin)

// What proves nothing of the page that a request comes from.
export const ofApp = ({ app, customer }: Bench): Headers => ({
  'x-forwarded-host': new URL(app).host,
  'x-forwarded-proto': 'https',
  'x-requested-with': 'XMLHttpRequest',
  'x-csrf-token': 'x',
  'x-xsrf-token': 'x',
  'sec-fetch-mode': 'same-origin',
  ...(customer.headers.has('authorization') ? {} : { authorization: 'Bearer x' }),
})

export const crossSite = 'origin/cross-site-refused'

export const isUnguarded = ({ exchanges }: Bench) =>
  exchanges.some(({ blamedBy, minted }) => blamedBy === crossSite && minted.length > 0)

/** Sees that what proves nothing of a page makes up for no origin. */
export const provesNothing = (bench: Bench, headers: Headers): Verdict | Promise<Verdict> =>
  withEach(bench, [{ ...ofApp(bench), ...headers }], async (ask) => {
    const verdict = gaveNothing(await bench.ask(ask))
    if (!verdict) return undefined
    const ofStranger = { ...ask, headers: { ...ask.headers, origin: evil } }
    // What makes up for another origin too is for origin/forwarded-headers-are-no-code.
    return gaveNothing(await bench.ask(ofStranger)) ? undefined : verdict
  })

export const withoutOrigin = (headers: Headers = {}): Headers => ({ origin: null, ...headers })

/** Headers that prove nothing by themselves, but those that mint all the same. */
export const proofless = ({ failed }: Bench): Headers[] => [
  ...(failed.has('origin/missing-refused') ? [] : [withoutOrigin()]),
  ...(failed.has('origin/null-refused') ? [] : [{ origin: 'null' }]),
]
