import type { Bench } from '../../bench/Bench.ts'
import { meetEveryGuard } from '../../bench/meetEveryGuard.ts'
import { codeIn, jsonOf, mediaTypeOf } from '../../exchange/Exchange.ts'
import { describeAnswer } from '../../exchange/describe.ts'
import { strangersIn } from '../../schema/faultsOf.ts'
import { faultsOfProblem, problem } from '../../schema/problem.ts'
import { type Clause, openapi, type Verdict } from '../Clause.ts'
import { found } from '../judge.ts'
import { type Answered, answeredBy, isForScripts, isProblem, tellerOf } from './answered.ts'
import { keysIn, leaksIn } from './leaks.ts'

/** Failures for scripts that no other clause tells of. */
function documentsOf(bench: Bench): Answered[] {
  const tells = tellerOf(bench)
  return answeredBy(bench).filter(
    (one) => isForScripts(one) && one.blamedBy === undefined && tells(one) === undefined,
  )
}

function first(exchanges: readonly Answered[], look: (exchange: Answered) => Verdict): Verdict {
  for (const exchange of exchanges) {
    const verdict = look(exchange)
    if (verdict) return verdict
  }
  return undefined
}

/**
 * Finds fault with a title that depends on how MarginFront failed, where code and wait are the same:
 * https://www.rfc-editor.org/rfc/rfc9457#section-3.1.4-1. The id of the request may be in it.
 */
function changesItsTitle(bench: Bench): Verdict {
  const titles = new Map<string, unknown>()
  const upstream = documentsOf(bench).filter((one) => one.fault !== undefined && isProblem(one))
  return first(upstream, (exchange) => {
    const { title, code, status, retryAfter, requestId } = jsonOf(exchange.answer) ?? {}
    if (typeof title !== 'string') return undefined
    const kind = [code, status, retryAfter].join(' ')
    const sentence = title.replaceAll(String(requestId), '')
    const usual = titles.get(kind) ?? sentence
    titles.set(kind, usual)
    if (usual === sentence) return undefined
    return {
      exchange,
      seen: `${describeAnswer(exchange)}, whose title is another than for other failures of MarginFront; expected one sentence for each code`,
    }
  })
}

const clauses: readonly Clause[] = [
  {
    id: 'failures/problem-json',
    level: 'must',
    title: 'A failure is a problem document (RFC 9457), not text or a page of the framework.',
    openapi: openapi.schema('Problem'),
    fix: 'Answer each failure as application/problem+json, errors of the framework and of the body parser before the route among them.',
    judge: (bench) =>
      first(documentsOf(bench), (exchange) =>
        isProblem(exchange)
          ? undefined
          : {
              exchange,
              seen: `${describeAnswer(exchange)} (${mediaTypeOf(exchange.answer.headers) || 'no media type'}); expected application/problem+json`,
            },
      ),
  },
  {
    id: 'failures/members',
    level: 'must',
    title: 'A problem document has the members that openapi.yaml describes.',
    openapi: openapi.schema('Problem'),
    fix: 'Send type, title, status, code and requestId, and retryAfter where there is a wait. Each code has its own status.',
    judge: (bench) =>
      first(documentsOf(bench).filter(isProblem), (exchange) => {
        const [fault] = faultsOfProblem(jsonOf(exchange.answer), exchange.answer.status)
        return fault === undefined
          ? undefined
          : { exchange, seen: `${describeAnswer(exchange)}, of whose document ${fault}` }
      }),
  },
  {
    id: 'failures/nothing-besides',
    level: 'should',
    title: 'A problem document has no other members.',
    openapi: openapi.schema('Problem'),
    fix: 'Leave detail, instance and members of your own out: the button reads none of them, and what went wrong is for your log.',
    judge: (bench) =>
      first(documentsOf(bench).filter(isProblem), (exchange) => {
        const [more] = strangersIn(problem, jsonOf(exchange.answer) ?? {})
        return more === undefined
          ? undefined
          : { exchange, seen: `${describeAnswer(exchange)} with a member ${more}` }
      }),
  },
  {
    id: 'failures/status-agrees',
    level: 'must',
    title: 'The status of the answer is the one that the document says.',
    openapi: openapi.schema('Problem'),
    fix: 'Set status in the document from the status of the answer.',
    judge: (bench) =>
      first(documentsOf(bench).filter(isProblem), (exchange) => {
        const status = jsonOf(exchange.answer)?.['status']
        const { status: answered } = exchange.answer
        return typeof status !== 'number' || status === answered
          ? undefined
          : found(exchange, `the same status in the document, which says ${status}`)
      }),
  },
  {
    id: 'failures/request-id-distinct',
    level: 'must',
    title: 'No two failures have the same requestId.',
    openapi: openapi.schema('Problem'),
    fix: 'Make a requestId for each request, at random, and put it into your log: it is what a customer reads to your support.',
    judge(bench) {
      const seen = new Set<unknown>()
      return first(documentsOf(bench).filter(isProblem), (exchange) => {
        const id = jsonOf(exchange.answer)?.['requestId']
        if (typeof id !== 'string' || id === '') return undefined
        if (seen.has(id)) return { exchange, seen: 'a requestId that an earlier failure had' }
        seen.add(id)
        return undefined
      })
    },
  },
  {
    id: 'failures/wait-agrees',
    level: 'must',
    title: 'The wait is the same in the document and in Retry-After.',
    openapi: openapi.answer(429),
    fix: 'Send both retryAfter and Retry-After, with the same whole seconds, or neither.',
    judge: (bench) =>
      first(documentsOf(bench).filter(isProblem), (exchange) => {
        const inDocument = jsonOf(exchange.answer)?.['retryAfter']
        const inHeader = exchange.answer.headers.get('retry-after')
        // What is no wait at all is for failures/members.
        if (inDocument !== undefined && !problem.members['retryAfter']?.is(inDocument))
          return undefined
        if (inDocument === undefined ? inHeader === null : String(inDocument) === inHeader)
          return undefined
        return found(
          exchange,
          `the same in both (retryAfter is ${String(inDocument ?? 'missing')}, Retry-After is ${inHeader ?? 'missing'})`,
        )
      }),
  },
  {
    id: 'failures/tell-nothing',
    level: 'must',
    title:
      "No answer reveals the secret key, and no failure reveals a link, another URL, MarginFront's words, the host's code or the sign-in.",
    openapi: openapi.rules,
    fix: 'Answer with the sentence of the code alone, and keep the reason for your log. Turn off the stack traces of your framework.',
    judge: (bench) =>
      first(answeredBy(bench), (exchange) => {
        const { answer } = exchange
        const isFailure = answer.status >= 400 || codeIn(exchange) !== undefined
        const keys = keysIn(answer, bench.marginFront.secretKeys)
        const [what] = isFailure ? [...keys, ...leaksIn(exchange)] : keys
        return what === undefined
          ? undefined
          : {
              exchange,
              seen: `${describeAnswer(exchange)}, which tells ${what}; expected nothing of the reason`,
            }
      }) ?? changesItsTitle(bench),
  },
]

/** What holds for every failure; each looks at some of every kind. */
export const failureClauses: readonly Clause[] = clauses.map((clause) => ({
  ...clause,
  async judge(bench) {
    await meetEveryGuard(bench)
    return clause.judge(bench)
  },
}))
