import type { RouteErrorCode } from '../../../contract/errorTable.ts'
import type { Ask, Bench } from '../../bench/Bench.ts'
import {
  type Answer,
  codeIn,
  type Exchange,
  linkIn,
  locationOf,
  mediaTypeOf,
} from '../../exchange/Exchange.ts'
import { type Clause, openapi, type Verdict } from '../Clause.ts'
import { answeredBy, isForScripts, kindOf } from '../answers/answered.ts'
import { answeredWith, firstFault, found } from '../judge.ts'
import { isUnchanged, trialOf } from './linkTrial.ts'

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
function noPage({ exchange, code, status }: FailedForm, leadsAway: boolean): Verdict {
  const { answer } = exchange
  if (!answer || linkIn(exchange) !== undefined) return undefined
  if (answer.status === 303 && codeIn(exchange) !== undefined) {
    // Whoever's form it was would be sent on into the app.
    if (code === 'cross_site_request' && !leadsAway) {
      return found(exchange, '403, and no redirect for other sites')
    }
    return codeIn(exchange) === code ? undefined : found(exchange, `portal_error=${code}`)
  }
  const isPage = answer.status >= 400 && mediaTypeOf(answer.headers) === 'text/html'
  // A host may refuse a query that it does not know.
  if (!isPage && exchange.offRoute && answer.status >= 400) return undefined
  if (!isPage) return found(exchange, 'a page in HTML, or 303 with portal_error in its Location')
  if (!wholePage.test(answer.text))
    return found(exchange, 'a whole page that begins with <!doctype html>')
  return answeredWith(exchange, [code], status === undefined ? undefined : [status])
}

// Browsers skip comments and white space before it.
const wholePage = /^\ufeff?(\s|<!--[^]*?-->)*<!doctype\s+html\b[^>]*>/i

/** What a page runs or shows that is not its own text. */
const active: readonly [RegExp, string][] = [
  [/<script/i, 'a script'],
  [/<[a-z][^>]*\son[a-z]+\s*=/i, 'a handler of events'],
  [/(href|src|action)\s*=\s*["']?\s*javascript:/i, 'a link that is a script'],
  [/<(iframe|frame|object|embed)\b/i, "another site's page in it"],
]

/** The directives of a Content-Security-Policy, in lower case. */
const directivesOf = ({ headers }: Answer) =>
  new Map(
    (headers.get('content-security-policy') ?? '')
      .toLowerCase()
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name = '', ...sources]) => [name, sources.join(' ')]),
  )

/** Whether a policy lets nothing run but what is named by a hash or a nonce. */
function isShut(directives: Map<string, string>): boolean {
  const running = [...directives].filter(([name]) => /^(script|object|frame)-src/.test(name))
  return (
    directives.get('default-src') === "'none'" &&
    running.every(([, sources]) => /^('none'|('(sha\d+|nonce)-[^']+' ?)+)?$/.test(sources))
  )
}

/** Whether a failed form is redirected to anything but a page of the host's. */
function redirectsAway({ exchange }: Pick<FailedForm, 'exchange'>, { app, url }: Bench): boolean {
  const { answer } = exchange
  const location = answer && linkIn(exchange) === undefined ? locationOf(answer) : undefined
  if (location === undefined) return false
  if (!URL.canParse(location, url) || location.includes('evil.example')) return true
  return ![app, new URL(url).origin].includes(new URL(location, url).origin)
}

/** Finds fault with a page that runs or leads to what an attacker wrote. */
function unsafePage({ exchange }: FailedForm, bench: Bench): Verdict {
  const { answer } = exchange
  if (redirectsAway({ exchange }, bench)) return found(exchange, 'a redirect to a page of the app')
  if (!answer || mediaTypeOf(answer.headers) !== 'text/html') return undefined
  const [, runs] = active.find(([pattern]) => pattern.test(answer.text)) ?? []
  if (runs !== undefined) return found(exchange, `a page without ${runs}`)
  if (answer.text.includes('evil.example'))
    return found(exchange, 'a page that repeats nothing of what was asked')
  return isShut(directivesOf(answer))
    ? undefined
    : found(exchange, "Content-Security-Policy: default-src 'none'; ..., and nothing that may run")
}

function hardToRead({ exchange }: FailedForm): Verdict {
  const { answer } = exchange
  if (!answer || mediaTypeOf(answer.headers) !== 'text/html') return undefined
  const missing = [
    [/<html[^>]*\slang=/i, 'a language on <html>'],
    [/<title\b[^>]*>[^<]*\S[^<]*<\/title>/i, 'a title'],
    [/<a\s[^>]*href=|<button|<input\s[^>]*type=["']?submit/i, 'a way back'],
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
      const { links } = await trialOf(bench)
      return firstFault(links, async ({ kind, exchange, link }) => {
        if (kind !== 'form') return undefined
        return link !== undefined && exchange.answer?.status === 303 && isUnchanged(link, bench)
          ? undefined
          : { ...found(exchange, '303 with the link in Location'), misanswered: true }
      })
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
    async judge(bench) {
      const forms = await failedForms(bench)
      // Told by form/failure-page-is-safe.
      const leadsAway = forms.some((form) => redirectsAway(form, bench))
      return firstOf(bench, (form) => noPage(form, leadsAway))
    },
  },
  {
    id: 'form/failure-page-is-safe',
    level: 'must',
    title: 'The page of a failed form runs nothing and repeats nothing of the request.',
    openapi: openapi.header('ContentSecurityPolicy'),
    fix: "Escape all text on the page, link back to the app alone (never to an unchecked Referer or returnUrl), and send Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'.",
    part: 'form',
    judge: (bench) => firstOf(bench, (form) => unsafePage(form, bench)),
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
