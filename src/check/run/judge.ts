import type { Bench } from '../bench/Bench.ts'
import { RouteLimited } from '../bench/RouteLimited.ts'
import type { OptionalPart } from '../CheckOptions.ts'
import {
  type Clause,
  type Finding,
  mendFirst,
  notApplicable,
  notChecked,
  type Verdict,
} from '../clauses/Clause.ts'
import { tellerOf } from '../clauses/answers/answered.ts'
import { linkIn } from '../exchange/Exchange.ts'

/** Judges one clause, or says why it cannot be judged. */
export async function judge(
  clause: Clause,
  bench: Bench,
  without: readonly OptionalPart[],
): Promise<Verdict> {
  const { part, needsLink, needsOther } = clause
  if (part && without.includes(part)) {
    return notApplicable(`The host declares that it has no ${part} (without).`)
  }
  if (needsLink && !givesLink(bench)) {
    return notChecked('The plain request of a signed-in person got no link: fix link/given first.')
  }
  if (needsOther && !bench.other) {
    return notChecked(
      'This takes a sign-in of another customer: pass signedInOther (--signed-in-other).',
    )
  }
  try {
    const verdict = await clause.judge(bench)
    if (!verdict || 'why' in verdict) return verdict
    if (bench.unsettledBy !== undefined && !verdict.proven && isAboutLinks(verdict)) {
      return mendFirst('Links are minted that belong to no request', bench.unsettledBy)
    }
    const told = tellsAlready(verdict, bench)
    if (told !== undefined) return mendFirst('The answer is the same as elsewhere', told)
    note(clause, verdict, bench)
    return verdict
  } catch (error) {
    if (error instanceof RouteLimited) return notChecked(error.message)
    throw error
  }
}

/** The clause that told of the same wrong answer before: mended there, it is mended here. */
const tellsAlready = ({ exchange, misanswered }: Finding, bench: Bench) =>
  misanswered && exchange ? tellerOf(bench)(exchange) : undefined

/** Whether a fault is of what was minted, or not, while a request was on its way. */
const isAboutLinks = ({ exchange, misanswered }: Finding) =>
  exchange === undefined ||
  exchange.minted.length > 0 ||
  exchange.fault !== undefined ||
  misanswered === true

function note({ id }: Clause, finding: Finding, bench: Bench): void {
  const { exchange, misanswered, unsettles } = finding
  bench.failed.add(id)
  if (unsettles) bench.unsettledBy = id
  if (exchange) Object.assign(exchange, { blamedBy: id, misanswered })
}

const givesLink = ({ first }: Bench) => linkIn(first) !== undefined && first.minted.length > 0
