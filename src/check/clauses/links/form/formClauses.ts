import type { Bench } from '../../../bench/Bench.ts'
import { codeIn, linkIn, mediaTypeOf } from '../../../exchange/Exchange.ts'
import { type Clause, openapi, type Verdict } from '../../Clause.ts'
import { answeredBy, isForScripts, kindOf } from '../../answers/answered.ts'
import { answeredWith, firstFault, found } from '../../judge.ts'
import { isUnchanged, trialOf } from '../linkTrial.ts'
import { failedForms, type FailedForm } from './failedForms.ts'
import { redirectsAway, unsafePage } from './unsafePage.ts'

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
