import type { Bench } from '../../bench/Bench.ts'
import {
  type Answer,
  codeIn,
  type Exchange,
  jsonOf,
  linkIn,
  mediaTypeOf,
} from '../../exchange/Exchange.ts'

export type Answered = Exchange & { answer: Answer }

/** Every answer that was the route's to give. */
export const answeredBy = ({ exchanges }: Pick<Bench, 'exchanges'>): Answered[] =>
  exchanges.filter(isAnswered).filter(({ offRoute }) => !offRoute)

const isAnswered = (exchange: Exchange): exchange is Answered => exchange.answer !== undefined

/** Whether this is a failure that a script has to read: a page is right where HTML was asked for. */
export const isForScripts = ({ sent, answer }: Answered): boolean =>
  answer.status >= 400 &&
  sent.method !== 'HEAD' &&
  !sent.headers.get('accept')?.includes('text/html')

export const isProblem = ({ answer }: Answered): boolean =>
  mediaTypeOf(answer.headers) === 'application/problem+json' && jsonOf(answer) !== undefined

const ofRoute = ['Cache-Control', 'Referrer-Policy', 'X-Content-Type-Options', 'Vary']

/** Whether an answer has none of the headers that every answer of the route's has. */
export const hasNoHeaderOfRoute = ({ answer }: Answered): boolean =>
  !ofRoute.some((name) => answer.headers.has(name))

/** Whether nothing of the route's is there: a framework or a proxy answered in its place. */
export const isBare = (one: Answered): boolean =>
  one.answer.status >= 400 && !isProblem(one) && hasNoHeaderOfRoute(one)

/** Answers with one kind differ in nothing that says which failure it is. */
export const kindOf = ({ answer }: Pick<Exchange, 'answer'>): string =>
  answer
    ? [answer.status, mediaTypeOf(answer.headers), codeIn({ answer })].join(' ')
    : 'no answer at all'

/** Finds the clause that tells already that an answer, or its like, does not belong there. */
export function tellerOf(bench: Pick<Bench, 'exchanges'>): (one: Exchange) => string | undefined {
  const told = new Map(
    bench.exchanges
      .filter((one) => !one.offRoute && one.misanswered && linkIn(one) === undefined)
      .map((one) => [kindOf(one), one.blamedBy]),
  )
  return (one) => {
    if (one.misanswered) return one.blamedBy
    return linkIn(one) === undefined ? told.get(kindOf(one)) : undefined
  }
}
