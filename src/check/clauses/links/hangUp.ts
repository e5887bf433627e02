import type { Ask, Bench } from '../../bench/Bench.ts'
import { inWords } from '../../bench/faultInWords.ts'
import { linkIn } from '../../exchange/Exchange.ts'
import { type Clause, notChecked, openapi, type Verdict } from '../Clause.ts'
import { firstFault, found, gaveLink } from '../judge.ts'

const whileMinting = 300

/** Hangs up while MarginFront is at work, and sees whether the link that comes is revoked. */
async function hangsUp(bench: Bench, ask: Ask): Promise<Verdict> {
  const { marginFront } = bench
  await marginFront.plan({ kind: 'latency', ms: whileMinting, operation: 'create' }, 1)
  const gone = new AbortController()
  const asking = bench.ask({ ...ask, as: bench.anybody(), signal: gone.signal, limit: 'seek' })
  const isMinting = await Promise.race([bench.faultHappens(), asking.then(() => false)])
  gone.abort()
  const exchange = await asking
  await marginFront.heal()
  if (await bench.waitsOut(exchange)) return hangsUp(bench, ask)
  if (!isMinting) return gaveLink(exchange) ?? notChecked('The answer came before the hang-up.')
  if (await bench.goneDead(exchange.minted)) return undefined
  return {
    exchange,
    seen: 'a session that stays live after the browser hung up; expected it to be revoked',
  }
}

/** Lets MarginFront be slower than the route waits, and sees what becomes of the late link. */
async function comesLate(bench: Bench): Promise<Verdict> {
  const routeWaits = await patienceOf(bench)
  if (routeWaits === undefined) {
    return notChecked('The route has no time of its own: fix upstream/silence-is-timeout first.')
  }
  const ms = Math.ceil(routeWaits * 1.05) + 100
  const exchange = await bench.askDuring({ kind: 'latency', ms, operation: 'create' }, {}, 1)
  const link = linkIn(exchange)
  // A route that tried again hands the second link over, and has the first one to revoke.
  const delivered = link === undefined ? undefined : await bench.marginFront.visit(link)
  const late = exchange.minted.filter(({ id }) => id !== delivered)
  if (late.length === 0 || (await bench.goneDead(late, link === undefined ? 0 : ms))) {
    return undefined
  }
  return found(exchange, 'a late session that is revoked')
}

/** How long the route waits for MarginFront, where it has a time of its own. */
async function patienceOf(bench: Bench): Promise<number | undefined> {
  const silence = { kind: 'hang', operation: 'create' } as const
  const known = bench.exchanges.find(({ fault }) => fault === inWords(silence))
  const { answer, took } = known ?? (await bench.askDuring(silence))
  return answer?.status === 504 ? took : undefined
}

export const hangUpClauses: readonly Clause[] = [
  {
    id: 'hang-up/link-revoked',
    level: 'must',
    title: 'Where the browser hangs up before its link is there, the link is revoked.',
    openapi: openapi.rules,
    fix: "Don't abort the call to MarginFront when the browser hangs up: a link could then exist that nobody knows of. Wait for it, see that nobody is waiting, and revoke the session.",
    part: 'hang-up',
    needsLink: true,
    judge: (bench) => firstFault(bench.kinds(), (kind) => hangsUp(bench, { kind })),
  },
  {
    id: 'hang-up/late-link-revoked',
    level: 'must',
    title: "A link that comes after the route's own time is up is revoked.",
    openapi: openapi.rules,
    fix: 'Keep listening to the call after the time is up, in the background, and revoke the session that it brings. Where you try again, the first call may still bring one: revoke that too.',
    part: 'hang-up',
    needsLink: true,
    judge: comesLate,
  },
]
