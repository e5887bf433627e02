import type { Bench, Finding } from './Finding.ts'
import { engines, type Visitor } from './preconnect/engines.ts'
import { moments, startWorld, type Moment } from './preconnect/startWorld.ts'
import { median, spreadOf } from './support/statistics.ts'

const rounds = 15

/**
 * Goes from an app to a portal that is 100 ms of round trip away, with and without a
 * `<link rel="preconnect">` to it, by turns, in each engine that this machine has.
 */
export const bench: Bench = async () => {
  const findings: Finding[] = []
  for (const [name, start] of Object.entries(engines)) {
    const engine = await start()
    if ('missing' in engine) {
      findings.push({ name, notMeasured: `${engine.missing} is not installed` })
      continue
    }
    try {
      findings.push(...(await measure(engine)))
    } finally {
      await engine.close()
    }
  }
  return findings
}

async function measure({ version, visit }: Visitor): Promise<Finding[]> {
  const world = await startWorld()
  const times: Record<Moment, number[]> = { never: [], 'on intent': [], 'at the click': [] }
  const connections = structuredClone(times)
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const moment of moments) {
        times[moment].push(await world.travel(moment, visit))
        connections[moment].push(world.takeConnections())
      }
    }
  } finally {
    world.close()
  }
  return moments.map((moment) => ({
    name: `${version}, connecting ahead ${moment}`,
    figure: `${median(times[moment]).toFixed(0)} ms from the click to the portal's being asked, ${median(connections[moment])} connections made`,
    spread: spreadOf(times[moment], 0, 'ms'),
    passed: true,
  }))
}
