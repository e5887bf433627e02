import type { Bench } from '../bench/Bench.ts'
import { RouteLimited } from '../bench/RouteLimited.ts'
import type { OptionalPart } from '../CheckOptions.ts'
import { type Clause, notApplicable, notChecked, type Verdict } from '../clauses/Clause.ts'
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
    if (verdict && 'exchange' in verdict && verdict.exchange) verdict.exchange.blamed = true
    return verdict
  } catch (error) {
    if (error instanceof RouteLimited) return notChecked(error.message)
    throw error
  }
}

const givesLink = ({ first }: Bench) => linkIn(first) !== undefined && first.minted.length > 0
