import type { Bench } from '../../bench/Bench.ts'
import { waitFor } from '../../bench/until.ts'
import { count, describeAnswer } from '../../exchange/describe.ts'
import { jsonOf, linkIn, type Exchange } from '../../exchange/Exchange.ts'
import { type Clause, notApplicable, notChecked, openapi, type Verdict } from '../Clause.ts'
import { found, gaveNothing } from '../judge.ts'

const most = 100
// Seconds for which a limit's window is waited out.
const shortWindow = 5

const oneCustomer = notChecked(
  'Both sign-ins open the same billing: fix customer/others-are-others first.',
)

/** Takes links until the route's own limit is met. */
async function meetLimit(bench: Bench): Promise<Exchange | undefined> {
  const { limited } = await takeLinks(bench)
  return limited
}

async function takeLinks(bench: Bench): Promise<{ taken: number; limited?: Exchange }> {
  for (let taken = 0; taken < most; taken += 1) {
    const exchange = await bench.ask({ limit: 'seek' })
    if (isLimited(exchange)) return { taken, limited: exchange }
    if (linkIn(exchange) === undefined) return { taken }
  }
  return { taken: most }
}

const isLimited = ({ answer }: Exchange) => answer?.status === 429

/** Finds fault where forms get links while scripts are over the limit: each kind is a way around. */
async function formsGoOn(bench: Bench): Promise<Verdict> {
  if (!bench.hasForm) return undefined
  const before = await meetLimit(bench)
  if (!before) return undefined
  // Of a window that slides, one or two may be free again by now.
  for (let taken = 0; taken < 5; taken += 1) {
    const form = await bench.ask({ kind: 'form', limit: 'seek' })
    if (linkIn(form) === undefined) return undefined
  }
  const after = await bench.ask({ limit: 'seek' })
  return isLimited(after)
    ? {
        exchange: after,
        seen: '429 for a script, and links for five forms just before; expected one limit for both',
      }
    : undefined
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
      const { taken, limited } = bench.limited
        ? { taken: 0, limited: bench.limited }
        : await takeLinks(bench)
      if (limited) return gaveNothing(limited) ?? formsGoOn(bench)
      const last = bench.exchanges.at(-1)
      return {
        exchange: last,
        misanswered: true,
        seen: `${count(taken, 'link')} in a row were not refused${last ? `; the last answer was ${describeAnswer(last)}` : ''}; expected 429 rate_limited`,
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
      // Whether both say the same, and what, is for failures/wait-agrees and failures/members.
      const isTold =
        exchange.answer?.headers.has('retry-after') ||
        'retryAfter' in (jsonOf(exchange.answer) ?? {})
      return isTold ? undefined : found(exchange, 'retryAfter and Retry-After, of the same seconds')
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
      if (!isLimited(theirs) || isTheirOwn) return undefined
      const wait = Number(theirs.answer?.headers.get('retry-after'))
      if (!(wait <= shortWindow)) return found(theirs, 'a link')
      // Their own may be of this window too: only theirs is left alone until the next.
      await waitFor(wait * 1000 + 100)
      await meetLimit(bench)
      const later = await bench.ask({ as: other, limit: 'seek' })
      return isLimited(later) ? found(later, 'a link') : undefined
    },
  },
]
