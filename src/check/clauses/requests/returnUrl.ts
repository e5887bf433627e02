import type { Ask, Bench } from '../../bench/Bench.ts'
import { onceFor } from '../../bench/onceFor.ts'
import type { Exchange } from '../../exchange/Exchange.ts'
import { type Clause, notApplicable, notChecked, openapi, type Verdict } from '../Clause.ts'
import { answeredAs, firstFault, found, gaveLink, gaveNothing } from '../judge.ts'
import { sideDoors } from './sideDoors.ts'
import { hostileReturnUrls, malformedReturnUrls, pagesBesideApp } from './hostileReturnUrls.ts'

const hostsOwn = notApplicable("The host sets the return URL itself, so the body's is not used.")

const keptIt = notChecked('A hostile return URL was kept: fix return-url/hostile-never-kept first.')

const dropsThem = notChecked(
  'The route drops hostile return URLs and mints: fix return-url/hostile-refused first.',
)

const setsItsOwn = ({ first }: Bench) => first.minted.some(({ returnUrl }) => returnUrl !== null)

/** Sends each hostile return URL once, for both clauses that look at what becomes of it. */
const attemptsAt = onceFor((bench) => asksFor(bench).map((ask) => once(() => bench.ask(ask))))

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined
  return () => (result ??= work())
}

function asksFor(bench: Bench): Ask[] {
  const texts = hostileReturnUrls(bench.app)
  const byJson = [...texts, ...pagesBesideApp(bench), ...malformedReturnUrls].map(
    (returnUrl): Ask => ({ fields: { returnUrl } }),
  )
  const byForm = texts.map((returnUrl): Ask => ({ kind: 'form', fields: { returnUrl } }))
  const all = bench.hasForm ? [...byJson, ...byForm] : byJson
  // Each of them costs a link of the host's limit there.
  return setsItsOwn(bench) ? all.slice(0, 3) : all
}

const empties = ({ hasForm }: Bench): Ask[] => [
  { fields: { returnUrl: null } },
  { fields: { returnUrl: '' } },
  ...(hasForm ? [{ kind: 'form', fields: { returnUrl: '' } } satisfies Ask] : []),
]

function isOnApp(url: string | null, { app, first }: Bench): boolean {
  if (url === null || first.minted.some(({ returnUrl }) => returnUrl === url)) return true
  if (!URL.canParse(url) || /[\s\\]/.test(url)) return false
  // An app that is no web page comes back to a page of the host's.
  if (!isOnWeb(app)) return new URL(url).protocol === 'https:' && !url.includes('evil.example')
  return new URL(url).origin === app && url.startsWith(`${app}/`)
}

const isOnWeb = (app: string) => /^https?:/.test(app)

/** Pages of the app that are not written as a parser writes them. */
function unparsedPages(app: string): string[] {
  const { protocol, hostname, port } = new URL(app)
  const withPort = `${protocol}//${hostname}:${protocol === 'https:' ? 443 : 80}/billing`
  return [
    `${app.toUpperCase()}/billing`,
    ...(port === '' && isOnWeb(app) ? [withPort] : []),
    '/account/./../billing?für=uns',
  ]
}

/**
 * Finds fault with a return URL that is neither refused nor handed on as it was parsed. Not every
 * parser resolves dots or encodes a query, but each writes the origin in one way.
 */
function handedOnRaw(exchange: Exchange, returnUrl: string, bench: Bench): Verdict {
  const [session] = exchange.minted
  if (!session || !isOnWeb(bench.app)) return keptStrange(exchange, bench)
  const { href } = new URL(returnUrl, bench.app)
  // That it is dropped is for return-url/app-page-kept.
  const { returnUrl: kept } = session
  const isSame = kept !== null && URL.canParse(kept) && new URL(kept).href === href
  return kept === null || (isSame && kept.startsWith(`${bench.app}/`))
    ? undefined
    : {
        exchange,
        seen: `MarginFront was given the return URL ${JSON.stringify(kept)}; expected ${href}, as it is parsed`,
      }
}

const longest = 2048

/** A page of the app whose address is as long as it may be. */
const longPageOf = (app: string) =>
  `${app}/billing?from=`.padEnd(longest, '0123456789abcdef').slice(0, longest)

function keptStrange(exchange: Exchange, bench: Bench): Verdict {
  const strange = exchange.minted.find(({ returnUrl }) => !isOnApp(returnUrl, bench))
  if (!strange) return undefined
  const given = JSON.stringify(strange.returnUrl?.slice(0, 100))
  return {
    exchange,
    seen: `MarginFront was given the return URL ${given}; expected none but a page of the app`,
  }
}

const isNoText = ({ sent }: Exchange) =>
  malformedReturnUrls.some(
    (returnUrl) => new TextDecoder().decode(sent.body) === JSON.stringify({ returnUrl }),
  )

const shortened = (text: string) => (text.length > 100 ? `${text.slice(0, 100)}...` : text)

export const returnUrlClauses: readonly Clause[] = [
  {
    id: 'return-url/hostile-never-kept',
    level: 'must',
    title: 'No return URL off the app reaches MarginFront.',
    openapi: openapi.rules,
    fix: 'Parse the return URL and compare its whole origin with the app\'s; hand on what was parsed, never the text. Only a path that begins with one "/", and not with "//" or "/\\", belongs to the app.',
    async judge(bench) {
      let dropped = 0
      const kept = await firstFault(attemptsAt(bench), async (attempt) => {
        const exchange = await attempt()
        // Each costs a link, and with it the host's limit.
        if (exchange.minted.length > 0) dropped += 1
        return keptStrange(exchange, bench) ?? (dropped > 5 ? dropsThem : undefined)
      })
      if (kept) return kept
      const elsewhere = await firstFault(sideDoors(bench), async (ask) =>
        keptStrange(await bench.ask({ ...ask, as: bench.anybody() }), bench),
      )
      if (elsewhere || setsItsOwn(bench)) return elsewhere
      return firstFault(unparsedPages(bench.app).entries(), async ([index, returnUrl]) => {
        const kind = bench.hasForm && index % 2 === 1 ? 'form' : 'json'
        const ask = { kind, fields: { returnUrl }, as: bench.anybody() } as const
        return handedOnRaw(await bench.ask(ask), returnUrl, bench)
      })
    },
  },
  {
    id: 'return-url/hostile-refused',
    level: 'must',
    title: 'A return URL that breaks the URL rule is refused with 400.',
    openapi: openapi.schema('InvalidReturnUrl'),
    fix: "Answer 400 invalid_return_url, rather than drop or repair the URL: it is the app's mistake, and somebody has to see it.",
    needsLink: true,
    judge: async (bench): Promise<Verdict> =>
      setsItsOwn(bench)
        ? hostsOwn
        : firstFault(attemptsAt(bench), async (attempt) => {
            const exchange = await attempt()
            if (keptStrange(exchange, bench)) return keptIt
            return (
              gaveNothing(exchange) ??
              // What is no text may be refused where the body is read.
              answeredAs(
                exchange,
                isNoText(exchange)
                  ? ['invalid_return_url', 'invalid_request']
                  : ['invalid_return_url'],
                [400],
              )
            )
          }),
  },
  {
    id: 'return-url/app-page-kept',
    level: 'must',
    title: 'A page of the app is handed to MarginFront as the return URL.',
    openapi: openapi.schema('PortalRequest'),
    fix: 'Send returnUrl to MarginFront as an absolute URL: resolve a path against the public origin of the app.',
    needsLink: true,
    judge: async (bench): Promise<Verdict> => {
      if (setsItsOwn(bench)) return hostsOwn
      const page = '/billing?from=check#plan'
      const long = longPageOf(bench.app)
      const form = bench.hasForm ? 'form' : 'json'
      const asks: [Ask, string][] = [
        [{ fields: { returnUrl: page } }, bench.app + page],
        // What is no page of the web can come back by a path alone.
        ...(isOnWeb(bench.app)
          ? [[{ kind: form, fields: { returnUrl: long } }, long] satisfies [Ask, string]]
          : []),
      ]
      return firstFault(asks, async ([ask, expected]) => {
        const exchange = await bench.ask({ ...ask, as: bench.anybody() })
        const [session] = exchange.minted
        if (!session && expected === long) {
          return {
            ...found(exchange, `a link: a return URL may have ${longest} characters`),
            misanswered: true,
          }
        }
        if (!session) return gaveLink(exchange)
        const { returnUrl } = session
        const isOfHost = !isOnWeb(bench.app) && (returnUrl === null || returnUrl.endsWith(page))
        if (returnUrl === expected || isOfHost) return undefined
        return found(
          exchange,
          `the return URL ${shortened(expected)} at MarginFront, which was given ${shortened(returnUrl ?? 'none')}`,
        )
      })
    },
  },
  {
    id: 'return-url/empty-is-none',
    level: 'must',
    title: 'An empty or null return URL is the same as none.',
    openapi: openapi.schema('PortalRequest'),
    fix: 'Read null and "" as no return URL: forms and apps send them where they have none.',
    needsLink: true,
    judge: (bench) =>
      firstFault(empties(bench), async (ask) =>
        gaveLink(await bench.ask({ ...ask, as: bench.anybody() })),
      ),
  },
]
