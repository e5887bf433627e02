import type { Measured } from '../Finding.ts'
import { median, ratiosOf, spreadOf } from '../support/statistics.ts'
import { ourHandler, peerHandlers, type PeerHandler } from './handlers.ts'
import { withUpstream } from './upstream.ts'

const rounds = 25
const warmUp = 10
const requests = 400
/** As many as ask often, and few enough times each to stay below the limit that a customer has. */
const customers = 2000

/** Asks each route for links as a function, by turns, and compares how many a second each makes. */
export async function measureRoutes(
  modules: string,
  versionOf: (packageName: string) => string,
): Promise<Measured[]> {
  const ours = ourHandler()
  const all = [ours, ...peerHandlers(modules)]
  const rates = new Map(all.map((peer) => [peer, [] as number[]]))
  await withUpstream(async () => {
    for (const peer of all) await expectLink(peer)
    for (let round = 0; round < rounds + warmUp; round += 1) {
      for (const [peer, measured] of rates) {
        const rate = await rateOf(peer, round)
        if (round >= warmUp) measured.push(rate)
      }
    }
  })
  const own = rates.get(ours) ?? []
  return all.slice(1).map((peer) => {
    const theirs = rates.get(peer) ?? []
    const ratios = ratiosOf(own, theirs)
    return {
      name: `links a second of one processor, beside ${peer.packageName} ${versionOf(peer.packageName)}`,
      figure: `${median(ratios).toFixed(2)} times theirs (${perSecond(own)} and ${perSecond(theirs)})`,
      spread: spreadOf(ratios, 2, 'times'),
      bar: 'at least 1 times',
      passed: median(ratios) >= 1,
    }
  })
}

const perSecond = (rates: readonly number[]) => Math.round(median(rates)).toLocaleString('en')

/**
 * How many a second of the processor, so that what else the machine does is left out. The requests are
 * there before it starts: to make them is the framework's work.
 */
async function rateOf(
  { handler, request, packageName }: PeerHandler,
  round: number,
): Promise<number> {
  const asked = Array.from({ length: requests }, (_, number) =>
    request((round * requests + number) % customers),
  )
  let failed = 0
  const start = process.cpuUsage()
  for (const each of asked) {
    const { status } = await handler(each)
    if (status >= 400) failed += 1
  }
  const { user, system } = process.cpuUsage(start)
  if (failed > 0) throw new Error(`${packageName} failed ${failed} times, and that is no measure.`)
  return requests / ((user + system) / 1_000_000)
}

/** A route that fails is fast, and would be no measure. */
async function expectLink({ packageName, handler, request }: PeerHandler): Promise<void> {
  const answer = await handler(request(0))
  const said = `${answer.headers.get('location')} ${await answer.text()}`
  if (answer.status >= 400 || !said.includes('https://portal.marginfront.com/r/')) {
    throw new Error(
      `${packageName} answered ${answer.status} without a link, and cannot be measured.`,
    )
  }
}
