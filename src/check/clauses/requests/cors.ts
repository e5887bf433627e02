import type { Bench } from '../../bench/Bench.ts'
import { meetEveryGuard } from '../../bench/meetEveryGuard.ts'
import { type Answer, linkIn } from '../../exchange/Exchange.ts'
import { answeredBy, isBare, isForScripts } from '../answers/answered.ts'
import { type Clause, mendFirst, notApplicable, openapi, type Verdict } from '../Clause.ts'
import { found } from '../judge.ts'
import { preflight } from './preflight.ts'

const sameOrigin = notApplicable(
  "The app is on the route's own origin, where browsers ask for no CORS.",
)

const isCrossOrigin = ({ app, url }: Bench) => new URL(url).origin !== app

const lets = ({ headers }: Answer, app: string) =>
  headers.get('access-control-allow-origin') === app &&
  headers.get('access-control-allow-credentials') === 'true'

const letsAll = mendFirst('Everybody is let through', 'origin/not-reflected')

const isForAll = ({ headers }: Answer) => headers.get('access-control-allow-origin') === '*'

/** What an answer lacks for the app to read it. */
const lackOf = (answer: Answer | undefined, app: string) =>
  !answer || lets(answer, app)
    ? undefined
    : answer.headers.get('access-control-allow-origin') === app
      ? 'credentials'
      : 'origin'

const sameAsLink = mendFirst('The link itself lacks the same', 'cors/link-readable')

/** Whether the link, of which another clause tells, lacks what this answer lacks. */
const isToldByLink = ({ first, app }: Bench, answer: Answer) =>
  linkIn(first) !== undefined && lackOf(first.answer, app) === lackOf(answer, app)

const expected = (app: string) =>
  `Access-Control-Allow-Origin: ${app} and Access-Control-Allow-Credentials: true`

export const corsClauses: readonly Clause[] = [
  {
    id: 'cors/preflight-answered',
    level: 'must',
    title: "A preflight from the app's origin is allowed.",
    openapi: openapi.preflight,
    fix: "Mount the route for OPTIONS too, and answer a preflight of a named origin with 204, the origin, credentials, POST and the headers that it asks for. A browser sends no cookie with it, so don't ask for a sign-in.",
    part: 'cors',
    async judge(bench): Promise<Verdict> {
      if (!isCrossOrigin(bench)) return sameOrigin
      const exchange = await bench.ask({ ...preflight({}), as: bench.nobody })
      const { answer } = exchange
      if (!answer || answer.status < 200 || answer.status > 299) return found(exchange, '204')
      if (isForAll(answer)) return letsAll
      if (!lets(answer, bench.app)) {
        return isToldByLink(bench, answer) ? sameAsLink : found(exchange, expected(bench.app))
      }
      const asked = answer.headers.get('access-control-allow-headers') ?? ''
      return /content-type/i.test(asked)
        ? undefined
        : found(exchange, 'Access-Control-Allow-Headers with content-type')
    },
  },
  {
    id: 'cors/link-readable',
    level: 'must',
    title: "The app's origin may read the link.",
    openapi: openapi.header('AllowOrigin'),
    fix: 'Send the CORS headers with the answer itself, not with the preflight alone.',
    part: 'cors',
    needsLink: true,
    judge(bench) {
      if (!isCrossOrigin(bench)) return sameOrigin
      const { first } = bench
      if (first.answer && isForAll(first.answer)) return letsAll
      return first.answer && !lets(first.answer, bench.app)
        ? found(first, expected(bench.app))
        : undefined
    },
  },
  {
    id: 'cors/failure-readable',
    level: 'must',
    title: "The app's origin may read a failure.",
    openapi: openapi.header('AllowOrigin'),
    fix: 'Send the CORS headers with failures too, or the app can only say that the network failed.',
    part: 'cors',
    async judge(bench) {
      if (!isCrossOrigin(bench)) return sameOrigin
      await meetEveryGuard(bench)
      const failures = answeredBy(bench).filter(
        (one) =>
          isForScripts(one) &&
          !isBare(one) &&
          one.sent.method !== 'OPTIONS' &&
          one.sent.headers.get('origin') === bench.app,
      )
      const shut = failures.find(({ answer }) => !lets(answer, bench.app))
      if (!shut) return undefined
      if (isForAll(shut.answer)) return letsAll
      return isToldByLink(bench, shut.answer) ? sameAsLink : found(shut, expected(bench.app))
    },
  },
]
