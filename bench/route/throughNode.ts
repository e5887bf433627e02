import type { Finding } from '../Finding.ts'
import { openBrowsers } from './connections.ts'
import { start } from './processes.ts'
import { median, ratiosOf, spreadOf } from '../support/statistics.ts'

const names = ['ours', 'byHand', 'byRequest'] as const
type Name = (typeof names)[number]

const perRound = 50
const warmUp = 20
const rounds = 120
/** A busy machine gets through fewer rounds. */
const longest = 60_000
const browsersAtOnce = 10

/** What one round came to, in microseconds for each request. */
interface Round {
  time: number
  cpu: number
}

/** Asks all three over real connections by turns, before one MarginFront on this machine. */
export async function throughNode(): Promise<readonly Finding[]> {
  using marginfront = await start<'marginfront', unknown>('marginfront.ts')
  const baseUrl = `http://127.0.0.1:${marginfront.ports.marginfront}/v1`
  using host = await start<Name, NodeJS.CpuUsage>('host.ts', { UPSTREAM: baseUrl })
  const results = { ours: [], byHand: [], byRequest: [] } as Record<Name, Round[]>
  const browsers = await Promise.all(
    names.map(async (name) => ({
      name,
      ...(await openBrowsers(host.ports[name], browsersAtOnce)),
    })),
  )
  const startedAt = performance.now()
  for (let round = 0; round < rounds; round += 1) {
    if (round > warmUp + 10 && performance.now() - startedAt > longest) break
    for (const { name, send } of browsers) {
      const before = cpuOf(await host.ask())
      const began = performance.now()
      await send(perRound)
      const time = ((performance.now() - began) * 1000) / perRound
      const cpu = (cpuOf(await host.ask()) - before) / perRound
      if (round >= warmUp) results[name].push({ time, cpu })
    }
  }
  for (const { close } of browsers) close()
  return [
    compare('the route through toNodeHandler', results, ['byHand', 'time'], 1 / 0.9),
    compare('CPU of the route through toNodeHandler', results, ['byHand', 'cpu'], 1 / 0.9),
    compare('the route through toNodeHandler', results, ['byRequest', 'time'], 1),
  ]
}

const cpuOf = ({ user, system }: NodeJS.CpuUsage) => user + system

const inWords = { byHand: 'bare node:http', byRequest: 'one by hand with Request and Response' }

function compare(
  name: string,
  results: Record<Name, Round[]>,
  [other, measure]: ['byHand' | 'byRequest', keyof Round],
  most: number,
): Finding {
  const ours = results.ours.map((each) => each[measure])
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
