import type { Ask, Bench } from '../../bench/Bench.ts'
import { meetEveryGuard } from '../../bench/meetEveryGuard.ts'
import type { Exchange } from '../../exchange/Exchange.ts'
import { type Clause, mendFirst, openapi, type Verdict } from '../Clause.ts'
import { firstFault, gaveLink } from '../judge.ts'
import { lookAlikesOf } from './lookAlikes.ts'
import {
  crossSite,
  evil,
  givesNothing,
  isUnguarded,
  ofApp,
  proofless,
  provesNothing,
  refusedFor,
  refuses,
  withEach,
  withoutOrigin,
} from './originTrials.ts'
import { preflight } from './preflight.ts'

const lookAlikes = 'origin/look-alikes-refused'

const allowedBy = ({ answer }: Exchange) => answer?.headers.get('access-control-allow-origin')

/** The exchange of the same request, where another clause has sent it. */
const askedBefore = ({ exchanges }: Bench, { method = 'POST', headers = {} }: Ask) =>
  exchanges.find(
    ({ sent }) => sent.method === method && sent.headers.get('origin') === headers['origin'],
  )

const letsRead = (exchange: Exchange, allowed: string | null | undefined): Verdict => ({
  exchange,
  seen: `Access-Control-Allow-Origin: ${allowed}; expected no such header for an origin that is not the app's`,
})

export const originClauses: readonly Clause[] = [
  {
    id: 'origin/cross-site-refused',
    level: 'must',
    title: 'A request that another site sends in the name of a signed-in person is refused.',
    openapi: openapi.schema('CrossSiteRequest'),
    fix: "Compare the Origin header with the app's own origin before anything else, for every media type, and answer 403 cross_site_request where it is another. Cookies alone prove nothing: browsers add them to requests of other sites.",
    judge: (bench) =>
      withEach(
        bench,
        [{ origin: evil }, { origin: evil, 'sec-fetch-site': 'cross-site' }],
        async (ask) => refusedFor(ask, await bench.ask(ask)),
      ),
  },
  {
    id: 'origin/look-alikes-refused',
    level: 'must',
    title: "An origin that only resembles the app's is refused.",
    openapi: openapi.rules,
    fix: "Compare the whole origin for equality: scheme, host and port. No startsWith, endsWith, includes, no pattern with an unescaped dot, and no origin of somebody's development or previews. Answer 403 cross_site_request.",
    judge: (bench) =>
      isUnguarded(bench)
        ? mendFirst('Every origin gets a link', crossSite)
        : firstFault(lookAlikesOf(bench), (origin) =>
            firstFault(bench.kinds(), async (kind) => {
              const ask = { kind, headers: { origin } }
              return refusedFor(ask, await bench.ask(ask))
            }),
          ),
  },
  {
    id: 'origin/null-refused',
    level: 'must',
    title: '"Origin: null" alone is refused.',
    openapi: openapi.rules,
    fix: 'Treat "null" as no origin at all: sandboxed frames of any site send it. Only Sec-Fetch-Site: same-origin makes up for it.',
    judge: async (bench) =>
      (await refuses(bench, [{ origin: 'null' }])) ?? provesNothing(bench, { origin: 'null' }),
  },
  {
    id: 'origin/missing-refused',
    level: 'must',
    title: 'A request with neither Origin nor Sec-Fetch-Site is refused.',
    openapi: openapi.rules,
    fix: 'A missing Origin is no proof that a request is your own: refuse it with 403 cross_site_request, whatever other headers there are.',
    judge: async (bench) =>
      (await refuses(bench, [withoutOrigin()])) ??
      (await givesNothing(bench, [{ origin: '' }])) ??
      provesNothing(bench, withoutOrigin()),
  },
  {
    id: 'origin/referer-is-no-proof',
    level: 'must',
    title: 'A Referer of the app does not stand in for its Origin.',
    openapi: openapi.rules,
    fix: 'Do not fall back to the Referer header; use Sec-Fetch-Site: same-origin where there is no Origin.',
    judge: (bench) =>
      givesNothing(
        bench,
        proofless(bench).flatMap((origin) =>
          ['/billing', '/'].map((path) => ({ ...origin, referer: bench.app + path })),
        ),
      ),
  },
  {
    id: 'origin/other-fetch-sites-refused',
    level: 'must',
    title: 'Without an Origin, or with "null", no Sec-Fetch-Site but same-origin mints.',
    openapi: openapi.rules,
    fix: 'Compare Sec-Fetch-Site with "same-origin" for equality. A sibling subdomain (same-site) is another site, and "none" is no script or form of yours.',
    judge: (bench) =>
      refuses(
        bench,
        ['same-site', 'cross-site', 'none', 'same-origin-ish', 'not-same-origin'].flatMap((site) =>
          proofless(bench).map((origin) => ({ ...origin, 'sec-fetch-site': site })),
        ),
      ),
  },
  {
    id: 'origin/forwarded-headers-are-no-code',
    level: 'must',
    title: "No other header makes another origin pass for the app's own.",
    openapi: openapi.rules,
    fix: 'Let Origin decide wherever there is one. Read X-Forwarded-Proto as "http" or "https" or not at all, and X-Forwarded-Host not at all; better, name the app\'s origin in the configuration.',
    judge: (bench) =>
      givesNothing(bench, [
        { origin: evil, 'x-forwarded-proto': `${evil}/?` },
        { origin: evil, 'x-forwarded-proto': `${evil}#` },
        {
          ...ofApp(bench),
          origin: evil,
          'x-forwarded-host': 'evil.example',
          'x-forwarded-origin': evil,
          forwarded: 'host=evil.example;proto=https',
          ...(bench.failed.has('origin/referer-is-no-proof')
            ? {}
            : { referer: `${bench.app}/billing` }),
        },
        { ...ofApp(bench), origin: evil },
        ...(bench.failed.has('origin/other-fetch-sites-refused')
          ? []
          : ['same-site', 'none'].map((site) => ({ origin: evil, 'sec-fetch-site': site }))),
      ]),
  },
  {
    id: 'origin/compared-exactly',
    level: 'should',
    title: "The app's origin in capitals, or with a slash behind it, mints nothing.",
    openapi: openapi.rules,
    fix: 'Compare the Origin header as it comes: no browser writes it in another way, and what is mended before it is compared is easily mended too far.',
    judge: (bench) =>
      bench.failed.has(lookAlikes)
        ? mendFirst('Other origins get a link too', lookAlikes)
        : givesNothing(
            bench,
            [bench.app.toUpperCase(), `${bench.app}/`].map((origin) => ({ origin })),
          ),
  },
  {
    id: 'origin/not-reflected',
    level: 'must',
    title: 'No other origin is allowed to read an answer.',
    openapi: openapi.header('AllowOrigin'),
    fix: 'Send Access-Control-Allow-Origin for the origins that you have named, and never a copy of the request\'s, "null" or "*".',
    async judge(bench) {
      const strangers = [evil, 'null', ...lookAlikesOf(bench)].map((origin): Ask => ({
        headers: { origin },
      }))
      const preflights = strangers.map(({ headers = {} }) => preflight(headers))
      const reflected = await firstFault([...strangers, ...preflights], async (ask) => {
        const exchange = askedBefore(bench, ask) ?? (await bench.ask(ask))
        const allowed = allowedBy(exchange)
        return allowed === ask.headers?.['origin'] ? letsRead(exchange, allowed) : undefined
      })
      if (reflected) return reflected
      // What is sent to everybody may come with some answers alone.
      await meetEveryGuard(bench)
      const exchange = bench.exchanges.find((one) => /[*,]|^null$/.test(allowedBy(one) ?? ''))
      return exchange && letsRead(exchange, allowedBy(exchange))
    },
  },
  {
    id: 'origin/same-origin-accepted',
    level: 'must',
    title: "The browser's word that a request is the app's own is enough.",
    openapi: openapi.rules,
    fix: 'Accept Sec-Fetch-Site: same-origin where Origin is missing or null: forms of pages with a strict referrer policy send "Origin: null".',
    needsLink: true,
    judge: (bench) =>
      firstFault(
        [
          withoutOrigin({ 'sec-fetch-site': 'same-origin' }),
          { origin: 'null', 'sec-fetch-site': 'same-origin' },
        ],
        async (headers) => gaveLink(await bench.ask({ as: bench.anybody(), headers })),
      ),
  },
]
