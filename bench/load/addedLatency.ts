import type { Finding } from '../Finding.ts'
import { startHosts, type Hosts } from '../route/hosts.ts'
import { differencesOf, median, moreOrLess, quantile, spreadOf } from '../support/statistics.ts'

/** How many ask at once, and how many requests are a round. */
const crowds = [
  { atOnce: 1, perRound: 100 },
  { atOnce: 50, perRound: 500 },
  { atOnce: 500, perRound: 1000 },
]
const rounds = 30
const fewest = 3
/** Milliseconds for each crowd: a busy machine gets through fewer rounds. */
const longest = 8_000
const compared = ['ours', 'byHand'] as const

/**
 * Measures what the route adds to the wait of a browser, beside bare `node:http`, by turns, and
 * whether connections to MarginFront are kept and used again.
 */
export async function addedLatency(): Promise<readonly Finding[]> {
  using hosts = await startHosts()
  await inCrowd(hosts, { atOnce: 10, perRound: 1000 }, 0)
  const before = await hosts.counts()
  const findings: Finding[] = []
  for (const crowd of crowds) findings.push(...(await inCrowd(hosts, crowd, longest)))
  const after = await hosts.counts()
  const [ours, byHand] = compared.map((name) => {
    const requests = after[name].requests - before[name].requests
    return ((after[name].connections - before[name].connections) / requests) * 1000
  }) as [number, number]
  return [
    ...findings,
    {
      name: 'connections made to MarginFront for each 1,000 requests of these crowds',
      figure: `${ours.toFixed(0)} (by hand ${byHand.toFixed(0)})`,
      bar: 'at most 1.25 times by hand',
      passed: ours <= byHand * 1.25,
    },
  ]
}

type Quantiles = { p50: number[]; p99: number[] }

async function inCrowd(
  hosts: Hosts,
  { atOnce, perRound }: { atOnce: number; perRound: number },
  milliseconds: number,
): Promise<readonly Finding[]> {
  const results: Record<'ours' | 'byHand', Quantiles> = {
    ours: { p50: [], p99: [] },
    byHand: { p50: [], p99: [] },
  }
  const browsers = await Promise.all(
    compared.map(async (name) => ({ name, ...(await hosts.connect(name, atOnce)) })),
  )
  const startedAt = performance.now()
  for (let round = 0; round <= rounds; round += 1) {
    if (round > fewest && performance.now() - startedAt > milliseconds) break
    for (const { name, send } of browsers) {
      const times = await send(perRound)
      // In the first round connections are made.
      if (round === 0) continue
      results[name].p50.push(quantile(times, 0.5))
      results[name].p99.push(quantile(times, 0.99))
    }
  }
  for (const { close } of browsers) close()
  return (['p50', 'p99'] as const).map((part) => {
    const [ours, byHand] = [results.ours[part], results.byHand[part]]
    const added = differencesOf(ours, byHand)
    return {
      name: `${part} of the wait, ${atOnce} at once, through toNodeHandler`,
      figure: `${moreOrLess(median(added), 2)} than bare node:http (${median(ours).toFixed(2)} and ${median(byHand).toFixed(2)} ms)`,
      spread: spreadOf(added, 2, 'ms'),
      passed: true,
    }
  })
}
