import type { Ask, Bench } from '../../bench/Bench.ts'
import { type Clause, openapi } from '../Clause.ts'
import { firstFault, found, gaveNothing } from '../judge.ts'
import { preflight } from './preflight.ts'

const methods = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

// What frameworks read as another method, and what a prefetcher or a link scanner sends.
const disguised: readonly Ask[] = [
  { method: 'GET', headers: { 'x-http-method-override': 'POST' } },
  { method: 'GET', headers: { 'sec-purpose': 'prefetch', purpose: 'prefetch' } },
  { method: 'PUT', kind: 'form' },
  preflight({}),
]

const every = methods.map((method): Ask => ({ method }))

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
    judge: (bench) =>
      firstFault([...every, ...disguised, withQuery(bench)], async (ask) =>
        gaveNothing(await bench.ask(ask)),
      ),
  },
  {
    id: 'method/others-answer-405',
    level: 'must',
    title: 'Every other method is answered with 405.',
    openapi: openapi.method,
    fix: 'Mount the route for every method (app.all rather than app.post), and answer all but POST with 405 method_not_allowed.',
    judge: (bench) =>
      firstFault(every, async (ask) => {
        const exchange = await bench.ask(ask)
        if (gaveNothing(exchange) || exchange.answer?.status === 405) return undefined
        // Frameworks answer it by themselves, and it mints nothing.
        if (ask.method === 'OPTIONS' && exchange.answer?.status === 204) return undefined
        return { ...found(exchange, '405 method_not_allowed'), misanswered: true }
      }),
  },
  {
    id: 'method/allow-names-post',
    level: 'must',
    title: 'A 405 names POST in its Allow header, and no other method that would mint.',
    openapi: openapi.method,
    fix: 'Send "Allow: POST" with each 405.',
    async judge(bench) {
      return firstFault(every, async (ask) => {
        const exchange = await bench.ask(ask)
        if (exchange.answer?.status !== 405) return undefined
        const allow = exchange.answer.headers.get('allow') ?? ''
        const names = allow.split(',').map((name) => name.trim().toUpperCase())
        const isRight =
          names.includes('POST') && names.every((name) => /^(POST|OPTIONS)$/.test(name))
        return isRight
          ? undefined
          : { exchange, seen: `Allow: ${allow || '(missing)'}; expected Allow: POST` }
      })
    },
  },
]
