import { errorTable, type RouteErrorCode } from '../../contract/errorTable.ts'
import { describeAnswer } from '../exchange/describe.ts'
import { codeIn, isForm, linkIn, type Exchange } from '../exchange/Exchange.ts'
import { isOpen } from '../marginfront/MarginFront.ts'
import type { Finding, Verdict } from './Clause.ts'

// Statuses beside the one that the table has for the code.
const moreStatuses: Partial<Record<RouteErrorCode, readonly number[]>> = {
  invalid_request: [413],
  upstream_error: [503],
}

/** The statuses that a code may come with. */
export const statusesOf = (code: RouteErrorCode): readonly number[] => [
  errorTable[code].status,
  ...(moreStatuses[code] ?? []),
]

export const isRouteCode = (code: string): code is RouteErrorCode =>
  Object.hasOwn(errorTable, code) && errorTable[code as RouteErrorCode].status > 0

/** Finds fault where a request that must give no link gave one, or left one alive. */
export function gaveNothing(exchange: Exchange): Finding | undefined {
  const proven = linkIn(exchange) !== undefined
  if (!proven && !exchange.minted.some(isOpen)) return undefined
  return { ...found(exchange, 'a refusal, and no link at MarginFront'), proven }
}

/** Finds fault where a request was not refused by exactly this code, or a link was minted. */
export function refusedAs(
  exchange: Exchange,
  code: RouteErrorCode,
  statuses: readonly number[] = [errorTable[code].status],
): Finding | undefined {
  return gaveNothing(exchange) ?? answeredAs(exchange, [code], statuses)
}

/**
 * Finds fault where the answer has none of these codes. One that no route has is told by
 * failures/members, and what a form gets by form/failure-is-a-page.
 */
export function answeredAs(
  exchange: Exchange,
  codes: readonly RouteErrorCode[],
  statuses: readonly number[] = codes.flatMap(statusesOf),
): Finding | undefined {
  if (isForm(exchange) && exchange.answer) return undefined
  return answeredWith(exchange, codes, statuses)
}

/** Finds fault where an answer, be it a page or a document, has none of these codes. */
export function answeredWith(
  exchange: Exchange,
  codes: readonly RouteErrorCode[],
  statuses: readonly number[] = codes.flatMap(statusesOf),
): Finding | undefined {
  const { answer } = exchange
  const code = codeIn(exchange)
  const isRedirect = answer?.status === 303 && code !== undefined && isForm(exchange)
  const isStatus = isRedirect || (answer !== undefined && statuses.includes(answer.status))
  const isCode = code === undefined || !isRouteCode(code) || codes.some((one) => one === code)
  if (isStatus && isCode) return undefined
  const wanted = codes.map(
    (one) =>
      `${statuses.filter((s) => codes.length === 1 || s === errorTable[one].status).join(' or ')} ${one}`,
  )
  return { ...found(exchange, wanted.join(', or ')), misanswered: true }
}

/** Finds fault where no link came for a request that is right. */
export function gaveLink(exchange: Exchange): Finding | undefined {
  const { answer, minted } = exchange
  // How it hands a form its link is for form/redirected-to-link.
  const isHanded = isForm(exchange) && minted.length > 0 && (answer?.status ?? 500) < 400
  if (isHanded || linkIn(exchange) !== undefined) return undefined
  return { ...found(exchange, 'a link'), misanswered: true }
}

/** Says what came in place of what was expected. */
export const found = (exchange: Exchange, expected: string): Finding => ({
  exchange,
  seen: `${describeAnswer(exchange)}; expected ${expected}`,
})

/** Tries one thing after the other, and stops at the first that settles the clause. */
export async function firstFault<T>(
  things: Iterable<T>,
  look: (thing: T) => Promise<Verdict>,
): Promise<Verdict> {
  for (const thing of things) {
    const verdict = await look(thing)
    if (verdict) return verdict
  }
  return undefined
}
