import type { Ask, Bench } from '../../bench/Bench.ts'
import { onceFor } from '../../bench/onceFor.ts'
import { strayLinks } from '../../bench/strayLinks.ts'
import type { Exchange } from '../../exchange/Exchange.ts'
import { type Clause, openapi, type Verdict } from '../Clause.ts'
import { firstFault, found, gaveNothing } from '../judge.ts'
import { preflight } from './preflight.ts'

const methods = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

const navigating = {
  accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  'sec-fetch-site': 'same-origin',
  'upgrade-insecure-requests': '1',
}

const overriding = Object.fromEntries(
  ['x-http-method-override', 'x-http-method', 'x-method-override'].map((name) => [name, 'POST']),
)

// What frameworks read as another method, what a link or a scanner sends, and what no list has.
const disguised: readonly Ask[] = [
  { method: 'GET', headers: overriding },
  { method: 'PUT', headers: overriding },
  { method: 'GET', headers: { 'sec-purpose': 'prefetch', purpose: 'prefetch' } },
  { method: 'GET', headers: navigating },
  { method: 'PUT', kind: 'form' },
  // Servers may refuse what they have never heard of before the route is asked.
  { method: 'PROPFIND', offRoute: true },
  { method: 'QUERY', offRoute: true },
  preflight({}),
]

const every = methods.map((method): Ask => ({ method }))

/** The answers to the methods themselves. */
const answersOf = onceFor((bench) => askEach(bench, every))

async function askEach(bench: Bench, asks: readonly Ask[]): Promise<readonly Exchange[]> {
  const exchanges: Exchange[] = []
  for (const ask of asks) exchanges.push(await bench.ask(ask))
  return exchanges
}

const eachOf = async (bench: Bench, look: (exchange: Exchange) => Verdict): Promise<Verdict> =>
  firstFault(await answersOf(bench), async (exchange) => look(exchange))

const withQuery = ({ url }: Bench): Ask => ({
  method: 'GET',
  url: `${url}${url.includes('?') ? '&' : '?'}_method=POST`,
})

export const methodClauses: readonly Clause[] = [
  {
    id: 'method/only-post-mints',
    level: 'must',
    title: 'No method but POST mints a link.',
    openapi: openapi.method,
    fix: 'Mint for POST alone. Browsers, prefetchers and link scanners send GET and HEAD unasked, and each would use up a link.',
    async judge(bench) {
      const { result: exchanges, stray } = await strayLinks(bench, async () => [
        ...(await answersOf(bench)),
        ...(await askEach(bench, [...disguised, withQuery(bench)])),
      ])
      const fault = await firstFault(exchanges, async (exchange) => gaveNothing(exchange))
      if (fault || stray === 0) return fault
      return {
        sent: `requests of other methods than POST, such as ${methods.slice(0, 3).join(', ')}`,
        seen: `a link at MarginFront, minted a moment after they were refused; expected none`,
      }
    },
  },
  {
    id: 'method/others-answer-405',
    level: 'must',
    title: 'Every other method is answered with 405.',
    openapi: openapi.method,
    fix: 'Mount the route for every method (app.all rather than app.post), and answer all but POST with 405 method_not_allowed.',
    judge: (bench) =>
      eachOf(bench, (exchange) => {
        if (gaveNothing(exchange) || exchange.answer?.status === 405) return undefined
        // Frameworks answer it by themselves, and it mints nothing.
        if (exchange.sent.method === 'OPTIONS' && exchange.answer?.status === 204) return undefined
        return { ...found(exchange, '405 method_not_allowed'), misanswered: true }
      }),
  },
  {
    id: 'method/allow-names-post',
    level: 'must',
    title: 'A 405 names POST in its Allow header, and no other method that would mint.',
    openapi: openapi.method,
    fix: 'Send "Allow: POST" with each 405.',
    judge: (bench) =>
      eachOf(bench, (exchange) => {
        if (exchange.answer?.status !== 405) return undefined
        const allow = exchange.answer.headers.get('allow') ?? ''
        const names = allow.split(',').map((name) => name.trim().toUpperCase())
        const isRight =
          names.includes('POST') && names.every((name) => /^(POST|OPTIONS)$/.test(name))
        return isRight
          ? undefined
          : { exchange, seen: `Allow: ${allow || '(missing)'}; expected Allow: POST` }
      }),
  },
]
