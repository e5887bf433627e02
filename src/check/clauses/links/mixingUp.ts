import type { Bench } from '../../bench/Bench.ts'
import type { Identity } from '../../bench/Identity.ts'
import { linkIn } from '../../exchange/Exchange.ts'
import type { Verdict } from '../Clause.ts'
import { gaveLink } from '../judge.ts'

const who = ({ name }: Identity) => name

/** Asks as two customers at once, and sees whose link each of them was handed. */
export async function interleave(
  bench: Bench,
  first: Identity,
  second: Identity,
): Promise<Verdict> {
  const turns = [first, second, first, second]
  const { exchanges } = await bench.askAtOnce(turns.map((as) => ({ as })))
  const broken = exchanges.find((exchange) => linkIn(exchange) === undefined)
  if (broken) return gaveLink(broken)
  for (const [index, exchange] of exchanges.entries()) {
    const turn = turns[index]
    const billed = await whomItOpens(bench, linkIn(exchange))
    // That a link does not open at all is told by other clauses.
    if (!turn || billed === undefined || billed === turn.customerId) continue
    return {
      sent: `${turns.length} requests at once, in turn ${who(first)} and ${who(second)}`,
      seen: `${who(turn)} was handed a link for the customer ${bench.nameOf(billed)}; expected one for ${bench.nameOf(turn.customerId)}`,
    }
  }
  return undefined
}

/** The customer whose portal a link opens. */
async function whomItOpens({ marginFront }: Bench, link = ''): Promise<string | undefined> {
  const used = await marginFront.visit(link)
  return (await marginFront.sessions()).find(({ id }) => id === used)?.customerId
}

/** Lets one customer's mint be slow while the other's passes it. */
export async function overtake(bench: Bench, slow: Identity, fast: Identity): Promise<Verdict> {
  await bench.marginFront.plan({ kind: 'latency', ms: 60, operation: 'create' }, 1)
  const waiting = bench.ask({ as: slow, limit: 'seek' })
  await Promise.race([bench.faultHappens(), waiting])
  const quick = await bench.ask({ as: fast, limit: 'seek' })
  const late = await waiting
  await bench.marginFront.heal()
  if ((await bench.waitsOut(late)) || (await bench.waitsOut(quick))) {
    return overtake(bench, slow, fast)
  }
  for (const [exchange, identity] of [
    [late, slow],
    [quick, fast],
  ] as const) {
    const link = linkIn(exchange)
    // A route of little patience; that it says so is for another clause.
    if (link === undefined && exchange.answer?.status === 504) continue
    if (link === undefined) return gaveLink(exchange)
    const billed = await whomItOpens(bench, link)
    if (billed !== undefined && billed !== identity.customerId) {
      return {
        sent: `a request of ${who(slow)} whose mint is slow, and one of ${who(fast)} meanwhile`,
        seen: `${who(identity)} was handed a link for the customer ${bench.nameOf(billed)}; expected one for ${bench.nameOf(identity.customerId)}`,
      }
    }
  }
  return undefined
}
