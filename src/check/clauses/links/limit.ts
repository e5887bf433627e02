import type { Bench } from '../../bench/Bench.ts'
import { describeAnswer } from '../../exchange/describe.ts'
import { linkIn, type Exchange } from '../../exchange/Exchange.ts'
import { type Clause, notApplicable, notChecked, openapi } from '../Clause.ts'
import { found, gaveNothing } from '../judge.ts'

const most = 100

const oneCustomer = notChecked(
  'Both sign-ins open the same billing: fix customer/others-are-others first.',
)

/** Takes links until the route's own limit is met. */
async function meetLimit(bench: Bench): Promise<Exchange | undefined> {
  for (let taken = 0; taken < most; taken += 1) {
    const exchange = await bench.ask({ limit: 'seek' })
    if (exchange.answer?.status === 429) return exchange
    if (linkIn(exchange) === undefined) return undefined
  }
  return undefined
}

export const limitClauses: readonly Clause[] = [
  {
    id: 'limit/links-are-metered',
    level: 'should',
    title: 'One customer cannot take an endless number of links.',
    openapi: openapi.schema('RateLimited'),
    fix: 'Count the links of each customer, ten a minute say, and answer 429 rate_limited with retryAfter beyond that.',
    needsLink: true,
    async judge(bench) {
      const limited = bench.limited ?? (await meetLimit(bench))
      if (limited) return gaveNothing(limited)
      const last = bench.exchanges.at(-1)
      return {
        exchange: last,
        misanswered: true,
        seen: `${most} links in a row were not refused${last ? `; the last answer was ${describeAnswer(last)}` : ''}; expected 429 rate_limited`,
      }
    },
  },
  {
    id: 'limit/says-how-long',
    level: 'must',
    title: "A 429 of the route's own limit says how long to wait.",
    openapi: openapi.answer(429),
    fix: 'Send the seconds as retryAfter in the document and as the Retry-After header.',
    needsLink: true,
    async judge(bench) {
      const exchange = bench.limited
      if (!exchange) return notApplicable('No limit was met: see limit/links-are-metered.')
      // Whether the document says the same is for failures/wait-agrees.
      const told = Number(exchange.answer?.headers.get('retry-after'))
      return told >= 1
        ? undefined
        : found(exchange, 'retryAfter and Retry-After, of the same seconds')
    },
  },
  {
    id: 'limit/for-each-customer',
    level: 'should',
    title: "One customer's limit is not another's.",
    openapi: openapi.rules,
    fix: 'Count by customer, so that nobody can lock the others out.',
    needsLink: true,
    needsOther: true,
    async judge(bench) {
      const { other } = bench
      if (!other) return undefined
      if (other.customerId === bench.customer.customerId) return oneCustomer
      if (!bench.limited && !(await meetLimit(bench))) {
        return notChecked('No limit was met: see limit/links-are-metered.')
      }
      // Met before, it may be over by now.
      await meetLimit(bench)
      const theirs = await bench.ask({ as: other, limit: 'seek' })
      const isTheirOwn = other.links >= bench.customer.links
      return theirs.answer?.status === 429 && !isTheirOwn ? found(theirs, 'a link') : undefined
    },
  },
]
