import type { RouteErrorCode } from '../../../contract/errorTable.ts'
import type { Ask, Bench } from '../../bench/Bench.ts'
import { codeIn, type Exchange, linkIn, locationOf, mediaTypeOf } from '../../exchange/Exchange.ts'
import { type Clause, openapi, type Verdict } from '../Clause.ts'
import { answeredBy, isForScripts, kindOf } from '../answers/answered.ts'
import { answeredWith, firstFault, found } from '../judge.ts'

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
] as const

interface FailedForm extends Pick<Hurdle, 'status' | 'code' | 'clause'> {
  exchange: Exchange
}

const asked = new WeakMap<Bench, Promise<readonly FailedForm[]>>()

/** Forms that fail, at each guard and at MarginFront; sent once for all clauses. */
function failedForms(bench: Bench): Promise<readonly FailedForm[]> {
  const known = asked.get(bench) ?? sendFailing(bench)
  asked.set(bench, known)
  return known
}

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

/** Looks at the failed forms but those whose like a script gets too, which another clause tells of. */
const firstOf = async (bench: Bench, look: (form: FailedForm) => Verdict): Promise<Verdict> =>
  firstFault(await failedForms(bench), async (form) =>
    bench.failed.has(form.clause) || isForScriptsToo(bench, form) ? undefined : look(form),
  )

const isForScriptsToo = (bench: Bench, { exchange: { answer } }: FailedForm) =>
  answer !== undefined &&
  mediaTypeOf(answer.headers) === 'text/html' &&
  answeredBy(bench).some((one) => isForScripts(one) && kindOf(one) === kindOf({ answer }))

/** Finds fault with what a failed form gets, unless it is sent to the host's own page. */
function noPage({ exchange, code, status }: FailedForm): Verdict {
  const { answer } = exchange
  if (!answer || linkIn(exchange) !== undefined) return undefined
  if (answer.status === 303 && codeIn(exchange) !== undefined) {
    return codeIn(exchange) === code ? undefined : found(exchange, `portal_error=${code}`)
  }
  const isPage = answer.status >= 400 && mediaTypeOf(answer.headers) === 'text/html'
  if (!isPage) return found(exchange, 'a page in HTML, or 303 with portal_error in its Location')
  if (!/^<!doctype html>/i.test(answer.text))
    return found(exchange, 'a whole page that begins with <!doctype html>')
  return answeredWith(exchange, [code], status === undefined ? undefined : [status])
}

/** Finds fault with a page that runs or leads to what an attacker wrote. */
function unsafePage({ exchange }: FailedForm): Verdict {
  const { answer } = exchange
  if (answer && locationOf(answer)?.includes('evil.example')) {
    return found(exchange, 'a redirect to a page of the app')
  }
  if (!answer || mediaTypeOf(answer.headers) !== 'text/html') return undefined
  if (/<script/i.test(answer.text)) return found(exchange, 'a page without a script')
  if (answer.text.includes('evil.example'))
    return found(exchange, 'a page that repeats nothing of what was asked')
  const policy = answer.headers.get('content-security-policy') ?? ''
  return /default-src 'none'/.test(policy)
    ? undefined
    : found(exchange, "Content-Security-Policy: default-src 'none'; ...")
}

function hardToRead({ exchange }: FailedForm): Verdict {
  const { answer } = exchange
  if (!answer || mediaTypeOf(answer.headers) !== 'text/html') return undefined
  const missing = [
    [/<html[^>]*\slang=/i, 'a language on <html>'],
    [/<title>[^<]+<\/title>/i, 'a title'],
    [/<a\s[^>]*href=|<button/i, 'a way back'],
  ] as const
  const [, what] = missing.find(([pattern]) => !pattern.test(answer.text)) ?? []
  return what === undefined ? undefined : found(exchange, `a page with ${what}`)
}

export const formClauses: readonly Clause[] = [
  {
    id: 'form/redirected-to-link',
    level: 'must',
    title: 'A plain form is sent to its link with 303.',
    openapi: openapi.answer(303),
    fix: 'Answer a body of application/x-www-form-urlencoded with 303 and the link in Location, so that the button works without JavaScript. Not 302, 307 or 308.',
    part: 'form',
    needsLink: true,
    async judge(bench) {
      const exchange = await bench.ask({ as: bench.anybody(), kind: 'form' })
      return linkIn(exchange) !== undefined && exchange.answer?.status === 303
        ? undefined
        : found(exchange, '303 with the link in Location')
    },
  },
  {
    id: 'form/failure-is-a-page',
    level: 'must',
    title:
      'A form that fails gets a page with the status of its failure, not a document for scripts.',
    openapi: openapi.schema('FailurePage'),
    fix: 'Answer a failed form with the same status and a small HTML page, or with 303 to a page of your own with portal_error=CODE in its query.',
    part: 'form',
    judge: (bench) => firstOf(bench, noPage),
  },
  {
    id: 'form/failure-page-is-safe',
    level: 'must',
    title: 'The page of a failed form runs nothing and repeats nothing of the request.',
    openapi: openapi.header('ContentSecurityPolicy'),
    fix: "Escape all text on the page, link back to the app alone (never to an unchecked Referer or returnUrl), and send Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'.",
    part: 'form',
    judge: (bench) => firstOf(bench, unsafePage),
  },
  {
    id: 'form/failure-page-is-accessible',
    level: 'should',
    title: 'The page of a failed form has a language, a title and a way back.',
    openapi: openapi.schema('FailurePage'),
    fix: 'Write a page that a screen reader can read and that people can leave: <html lang>, <title>, a link to the app.',
    part: 'form',
    judge: (bench) => firstOf(bench, hardToRead),
  },
]
