import type { RouteErrorCode } from '../../../../contract/errorTable.ts'
import type { Ask, Bench } from '../../../bench/Bench.ts'
import { onceFor } from '../../../bench/onceFor.ts'
import { type Exchange, linkIn } from '../../../exchange/Exchange.ts'

const evil = 'https://evil.example'

/** Something that a form may run into, and what a script would be told. */
interface Hurdle {
  ask: Ask
  status?: number
  code: RouteErrorCode
  /** The clause that says so of a script's request. */
  clause: string
}

/** What a form may run into, each at another guard. */
const hurdlesOf = ({ url, nobody }: Bench): Hurdle[] => [
  ...[`${evil}/"><script>alert(1)</script>`, `javascript:alert('evil.example')`].map(
    (returnUrl) => ({
      ask: { fields: { returnUrl } },
      code: 'invalid_return_url' as const,
      clause: 'return-url/hostile-refused',
    }),
  ),
  {
    ask: { headers: { origin: evil, referer: `${evil}/"><script>alert(1)</script>` } },
    code: 'cross_site_request',
    clause: 'origin/cross-site-refused',
  },
  {
    ask: {
      url: `${url}${url.includes('?') ? '&' : '?'}next=evil.example`,
      headers: { origin: evil },
    },
    code: 'cross_site_request',
    clause: 'origin/cross-site-refused',
  },
  {
    ask: { body: `pad=${'x'.repeat(9000)}` },
    status: 413,
    code: 'invalid_request',
    clause: 'body/too-large-refused',
  },
  { ask: { as: nobody }, code: 'unauthenticated', clause: 'customer/signed-out-refused' },
]

const mintHurdles = [
  { fails: 500, code: 'upstream_error', clause: 'upstream/failure-is-upstream-error' },
  { fails: 404, code: 'no_customer', clause: 'upstream/unknown-customer-is-no-customer' },
  { fails: 401, code: 'misconfigured', clause: 'upstream/refused-key-is-misconfigured' },
  { fails: 429, code: 'rate_limited', clause: 'upstream/rate-limit-is-rate-limited' },
  { fails: 503, code: 'upstream_error', clause: 'upstream/failure-is-upstream-error' },
] as const

/** A form that has failed, and what it should have been told. */
export interface FailedForm extends Pick<Hurdle, 'status' | 'code' | 'clause'> {
  exchange: Exchange
}

/** Sends forms that fail, at each guard and at MarginFront. */
export const failedForms = onceFor(sendFailing)

async function sendFailing(bench: Bench): Promise<readonly FailedForm[]> {
  const failed: FailedForm[] = []
  for (const { ask, ...hurdle } of hurdlesOf(bench)) {
    failed.push({ ...hurdle, exchange: await bench.ask({ kind: 'form', ...ask }) })
  }
  for (const { fails, ...hurdle } of linkIn(bench.first) === undefined ? [] : mintHurdles) {
    const fault = { kind: 'status', status: fails, operation: 'create' } as const
    const exchange = await bench.askDuring(fault, { kind: 'form', limit: 'upstream' })
    failed.push({ ...hurdle, exchange })
  }
  return failed
}
