import type { Finding } from '../Finding.ts'
import { median, ratiosOf, spreadOf } from '../support/statistics.ts'
import { compared, startHosts, type Compared } from './hosts.ts'

const perRound = 50
/** As long as the compiler has much to do. */
const warmUp = 60
const rounds = 160
/** A busy machine gets through fewer rounds. */
const longest = 75_000
const browsersAtOnce = 10

/** What one round came to, in microseconds for each request. */
interface Round {
  time: number
  cpu: number
}

type Results = Record<Compared, Round[]>

/** Asks all of them over real connections by turns. */
export async function throughNode(): Promise<readonly Finding[]> {
  using hosts = await startHosts()
  const results: Results = { ours: [], oursByRequest: [], byHand: [], byRequest: [] }
  const browsers = await Promise.all(
    compared.map(async (name) => ({ name, ...(await hosts.connect(name, browsersAtOnce)) })),
  )
  const startedAt = performance.now()
  for (let round = 0; round < rounds; round += 1) {
    if (round > warmUp + 10 && performance.now() - startedAt > longest) break
    for (const { name, send } of browsers) {
      const before = await hosts.cpu()
      const began = performance.now()
      await send(perRound)
      const time = ((performance.now() - began) * 1000) / perRound
      const cpu = ((await hosts.cpu()) - before) / perRound
      if (round >= warmUp) results[name].push({ time, cpu })
    }
  }
  for (const { close } of browsers) close()
  return [
    compare('the route through toNodeHandler', results, ['ours', 'byHand', 'time'], 1 / 0.9),
    compare('CPU of the route through toNodeHandler', results, ['ours', 'byHand', 'cpu'], 1 / 0.9),
    compare(
      'CPU of the route through toNodeHandler, where the host reads the web Request',
      results,
      ['oursByRequest', 'byHand', 'cpu'],
      1 / 0.9,
    ),
    compare(
      'the route through toNodeHandler, where the host reads the web Request',
      results,
      ['oursByRequest', 'byRequest', 'time'],
      1,
    ),
  ]
}

const inWords = { byHand: 'bare node:http', byRequest: 'one by hand with Request and Response' }

function compare(
  name: string,
  results: Results,
  [one, other, measure]: ['ours' | 'oursByRequest', 'byHand' | 'byRequest', keyof Round],
  most: number,
): Finding {
  const ours = results[one].map((each) => each[measure])
  const theirs = results[other].map((each) => each[measure])
  const ratios = ratiosOf(ours, theirs)
  return {
    name,
    figure: `${median(ratios).toFixed(2)} times ${inWords[other]} (${median(ours).toFixed(0)} and ${median(theirs).toFixed(0)} µs)`,
    spread: spreadOf(ratios, 2, 'times'),
    bar: `at most ${most.toFixed(2)} times`,
    passed: median(ratios) <= most,
  }
}
