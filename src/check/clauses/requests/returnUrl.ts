import type { Ask, Bench } from '../../bench/Bench.ts'
import type { Exchange } from '../../exchange/Exchange.ts'
import { type Clause, notApplicable, notChecked, openapi, type Verdict } from '../Clause.ts'
import { firstFault, found, gaveLink, refusedAs } from '../judge.ts'
import { sideDoors } from './sideDoors.ts'
import { hostileReturnUrls, malformedReturnUrls } from './hostileReturnUrls.ts'

const hostsOwn = notApplicable("The host sets the return URL itself, so the body's is not used.")

const keptIt = notChecked('A hostile return URL was kept: fix return-url/hostile-never-kept first.')

const dropsThem = notChecked(
  'The route drops hostile return URLs and mints: fix return-url/hostile-refused first.',
)

const setsItsOwn = ({ first }: Bench) => first.minted.some(({ returnUrl }) => returnUrl !== null)

const sent = new WeakMap<Bench, readonly (() => Promise<Exchange>)[]>()

/** Sends each hostile return URL once, for both clauses that look at what becomes of it. */
function attemptsAt(bench: Bench): readonly (() => Promise<Exchange>)[] {
  const known = sent.get(bench) ?? asksFor(bench).map((ask) => once(() => bench.ask(ask)))
  sent.set(bench, known)
  return known
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined
  return () => (result ??= work())
}

function asksFor(bench: Bench): Ask[] {
  const texts = hostileReturnUrls(bench.app)
  const byJson = [...texts, ...malformedReturnUrls].map((returnUrl): Ask => ({
    fields: { returnUrl },
  }))
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

const isOnApp = (url: string | null, { app, first }: Bench) =>
  url === null ||
  first.minted.some(({ returnUrl }) => returnUrl === url) ||
  (URL.canParse(url) &&
    new URL(url).origin === app &&
    url.startsWith(`${app}/`) &&
    !/[\s\\]/.test(url))

function keptStrange(exchange: Exchange, bench: Bench): Verdict {
  const strange = exchange.minted.find(({ returnUrl }) => !isOnApp(returnUrl, bench))
  if (!strange) return undefined
  const given = JSON.stringify(strange.returnUrl?.slice(0, 100))
  return {
    exchange,
    seen: `MarginFront was given the return URL ${given}; expected none but a page of the app`,
  }
}

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
      return firstFault(sideDoors(bench), async (ask) =>
        keptStrange(await bench.ask({ ...ask, as: bench.anybody() }), bench),
      )
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
            return refusedAs(exchange, 'invalid_return_url')
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
      const page = '/billing?from=check'
      const asks: Ask[] = [
        { fields: { returnUrl: page } },
        { kind: bench.hasForm ? 'form' : 'json', fields: { returnUrl: bench.app + page } },
      ]
      return firstFault(asks, async (ask) => {
        const exchange = await bench.ask({ ...ask, as: bench.anybody() })
        const [session] = exchange.minted
        if (!session) return gaveLink(exchange)
        if (session.returnUrl === bench.app + page) return undefined
        return found(
          exchange,
          `the return URL ${bench.app}${page} at MarginFront, which was given ${session.returnUrl}`,
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
