import type { RouteErrorCode } from '../../../contract/errorTable.ts'
import type { Fault } from '../../../emulator/index.ts'
import type { Bench } from '../../bench/Bench.ts'
import { type Exchange, jsonOf, linkIn } from '../../exchange/Exchange.ts'
import { type Clause, mendFirst, notChecked, openapi, type Verdict } from '../Clause.ts'
import { answeredAs, firstFault, found } from '../judge.ts'

/** Judges a link that came although MarginFront gave none. */
export function handedOver(exchange: Exchange, expected: string): Verdict {
  if (linkIn(exchange) === undefined) return undefined
  return exchange.metFault
    ? found(exchange, expected)
    : notChecked('A link came without MarginFront being asked: fix link/fresh-each-time first.')
}

/** Lets MarginFront's answer be faulty in each of these ways, and sees what becomes of it. */
const answersAs = (
  bench: Bench,
  faults: readonly Fault[],
  ...codes: readonly RouteErrorCode[]
): Promise<Verdict> =>
  firstFault(faults, async (fault) => {
    const exchange = await bench.askDuring({ ...fault, operation: 'create' }, { limit: 'upstream' })
    const given = handedOver(exchange, codes.join(' or ')) ?? answeredAs(exchange, codes)
    if (given || !comesWhole(fault) || exchange.minted.length < 2) return given
    return found(exchange, 'one call to MarginFront, whose link nobody could revoke')
  })

// Where no answer comes, or half of one, a route may ask again, though a link may exist by then.
const comesWhole = ({ kind }: Fault) => kind === 'malformed' || kind === 'empty'

const status = (code: number, retryAfter?: number | string): Fault => ({
  kind: 'status',
  status: code,
  ...(retryAfter !== undefined && { retryAfter }),
})

export const upstreamClauses: readonly Clause[] = [
  {
    id: 'upstream/failure-is-upstream-error',
    level: 'must',
    title: 'Where MarginFront fails or cannot be reached, the answer is upstream_error.',
    openapi: openapi.schema('UpstreamError'),
    fix: 'Catch what the call to MarginFront throws and every status that means nothing else, from 409 to 504, and answer 502 upstream_error. Never hand its status on.',
    needsLink: true,
    judge: async (bench) =>
      (await answersAs(bench, [status(500), status(409)], 'upstream_error')) ??
      // What is tried again may also run out of time.
      answersAs(
        bench,
        [{ kind: 'reset' }, status(502), status(503, 120), status(504)],
        'upstream_error',
        'upstream_timeout',
      ),
  },
  {
    id: 'upstream/nonsense-is-upstream-error',
    level: 'must',
    title: 'Where MarginFront answers nonsense, the answer is upstream_error.',
    openapi: openapi.schema('UpstreamError'),
    fix: "Parse MarginFront's answer as if it were anybody's: a web page, no body, half a body, broken JSON and JSON without a url all are 502 upstream_error. Don't ask again: a link may exist by then.",
    needsLink: true,
    judge: async (bench) =>
      (await answersAs(
        bench,
        [{ kind: 'malformed' }, { kind: 'html' }, { kind: 'empty' }, status(200)],
        'upstream_error',
      )) ?? answersAs(bench, [{ kind: 'truncated' }], 'upstream_error', 'upstream_timeout'),
  },
  {
    id: 'upstream/rate-limit-is-rate-limited',
    level: 'must',
    title: "MarginFront's own rate limit is answered with 429.",
    openapi: openapi.schema('RateLimited'),
    fix: 'Answer 429 rate_limited where MarginFront does, so that the button can say that trying later helps.',
    needsLink: true,
    judge: (bench) =>
      answersAs(
        bench,
        [
          status(429, 30),
          status(429),
          status(429, 'Fri, 31 Dec 2099 23:59:59 GMT'),
          status(429, 'soon'),
        ],
        'rate_limited',
        'upstream_timeout',
      ),
  },
  {
    id: 'upstream/retry-after-told',
    level: 'should',
    title: "A Retry-After of MarginFront's that is too long to wait for is passed on at once.",
    openapi: openapi.answer(429),
    fix: "Don't wait for a Retry-After that is longer than the time left: answer at once, with retryAfter in the document and the header.",
    needsLink: true,
    async judge(bench) {
      const limit = 'upstream/rate-limit-is-rate-limited'
      if (bench.failed.has(limit)) return mendFirst("MarginFront's 429 is no 429", limit)
      const exchange = await bench.askDuring(
        { kind: 'status', status: 429, retryAfter: 120, operation: 'create' },
        { limit: 'upstream' },
      )
      const expected = '429 with a Retry-After of about 120'
      const given = handedOver(exchange, expected)
      if (given) return given
      const header = exchange.answer?.headers.get('retry-after') ?? ''
      const inDocument = jsonOf(exchange.answer)?.['retryAfter']
      // A date, or nonsense, is for failures/wait-agrees, as is another wait in the document; a wait
      // of none is for failures/members.
      const isOthers = Number.isNaN(Number(header)) || header === '0'
      return isOthers || Number(header) >= 60 || Number(inDocument) >= 60
        ? undefined
        : found(exchange, `${expected}, and Retry-After is ${header || 'missing'}`)
    },
  },
  {
    id: 'upstream/refused-key-is-misconfigured',
    level: 'must',
    title: 'Where MarginFront refuses the key or the request, the answer is misconfigured.',
    openapi: openapi.schema('Misconfigured'),
    fix: "Answer 500 misconfigured for MarginFront's 400, 401, 403 and 422. Its 401 says nothing of who is signed in to your app, and must not sign anybody out.",
    needsLink: true,
    judge: (bench) =>
      answersAs(
        bench,
        [401, 403, 400, 422].map((code) => status(code)),
        'misconfigured',
      ),
  },
  {
    id: 'upstream/unknown-customer-is-no-customer',
    level: 'must',
    title: 'Where MarginFront knows no such customer, the answer is no_customer.',
    openapi: openapi.schema('NoCustomer'),
    fix: "Answer 404 no_customer for MarginFront's 404.",
    needsLink: true,
    judge: (bench) => answersAs(bench, [status(404)], 'no_customer'),
  },
  {
    id: 'upstream/silence-is-timeout',
    level: 'must',
    title: 'Where MarginFront does not answer in time, the answer is upstream_timeout.',
    openapi: openapi.schema('UpstreamTimeout'),
    fix: 'Give the call to MarginFront a time limit, its body included, that is shorter than the 15 seconds for which the button waits, and answer 504 upstream_timeout.',
    needsLink: true,
    judge: (bench) =>
      answersAs(bench, [{ kind: 'hang' }, { kind: 'hang', at: 'body' }], 'upstream_timeout'),
  },
]
