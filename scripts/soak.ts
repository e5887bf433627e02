import { Agent } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { auditLedger } from './soak/auditLedger.ts'
import { count, describeFigures, judgeMemory, noFigures, roundsNeeded } from './soak/figures.ts'
import { startMarginFront } from './soak/marginFront.ts'
import { seededRandom } from './soak/seededRandom.ts'
import { startHost } from './soak/startHost.ts'
import { visit, type Visit } from './soak/visit.ts'

const usage = `npm run soak -- [--seconds 600] [--requests 100000] [--seed N]

Sends requests to a portal route on loopback until the time or the number is up, while MarginFront
fails and browsers hang up. Fails when a link is stranded, memory grows, a socket or a timer stays
open, or the process hears of an unhandled rejection.`

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '600' },
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 32)) },
    help: { type: 'boolean', short: 'h' },
  },
})
const atOnce = 16
const faultShare = 0.05
const hangUpShare = 0.05

if (options.help) console.log(usage)
else await soak(Number(options.seconds), Number(options.requests), Number(options.seed))

async function soak(seconds: number, most: number, seed: number) {
  if (!(seconds > 0 && most > 0 && Number.isSafeInteger(seed))) throw new RangeError(usage)
  console.log(`Soaking for ${seconds} s or ${most} requests, with the seed ${seed}.`)

  const random = seededRandom(seed)
  const marginFront = await startMarginFront(random, { customers: 2000, faultShare })
  const { emulator, origin } = marginFront
  const [key = ''] = emulator.secretKeys
  const host = await startHost({ MARGINFRONT_ORIGIN: origin, MF_API_SECRET_KEY: key })
  const externalIds = new Map(emulator.customers.map(({ id, externalId }) => [id, externalId]))
  const customers = [...externalIds.values()]

  const figures = noFigures()
  const { wrongs, heaps } = figures
  const began = performance.now()
  const elapsed = () => (performance.now() - began) / 1000
  const isOver = () =>
    figures.requests >= most ||
    // On a slow machine the time is up before there is enough to judge the memory by.
    (elapsed() >= seconds && heaps.length >= roundsNeeded)
  // Long enough to be a load, short enough to look at the memory often and to keep the books small.
  const roundSeconds = Math.min(20, seconds / 20)

  while (!isOver()) {
    const visits = await load(elapsed() + roundSeconds)
    const report = await settle()
    const audit = auditLedger({
      sessions: emulator.sessions.all,
      visits,
      unnamed: marginFront.unnamed,
      answered: new Set(report.answered),
      externalIds,
    })
    wrongs.push(...audit.wrongs)
    for (const [fate, some] of Object.entries(audit.fates)) count(figures.fates, fate, some)
    marginFront.reset()
    host.forget()
    heaps.push((await host.report()).heapUsed)
  }

  wrongs.push(...(await host.report()).alarms)
  if (!(await host.close())) wrongs.push('The host did not end by itself after its server closed.')
  await marginFront.close()
  wrongs.push(...judgeMemory(heaps).wrongs)
  Object.assign(figures, { seconds: elapsed(), faults: marginFront.faults })

  console.log(describeFigures(figures))
  for (const wrong of wrongs.slice(0, 20)) console.error(`WRONG: ${wrong}`)
  console.log(
    wrongs.length === 0 ? 'The route held.' : `The route failed: ${wrongs.length} wrongs.`,
  )
  process.exitCode = wrongs.length === 0 ? 0 : 1

  /** Sixteen browsers at a time, until the round is over. */
  async function load(until: number): Promise<Map<number, Visit>> {
    const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
    const visits = new Map<number, Visit>()
    async function browse() {
      while (elapsed() < until && figures.requests < most) {
        const number = (figures.requests += 1)
        const customer = random.pick(customers)
        const plan = { port: host.port, agent, random, customer, hangUpShare }
        const visited = await visit(number, plan)
        visits.set(number, visited)
        count(figures.outcomes, `${visited.outcome} ${visited.status ?? ''}`.trim())
        // Opened right away, as the browser does that it was handed to.
        if (visited.url !== undefined) await emulator.fetch(visited.url)
        if (visited.outcome === 'broken') wrongs.push(`Request ${number} got no whole answer.`)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, browse))
    agent.destroy()
    return visits
  }

  /** Waits for what goes on after the answers: late links, and links that are being revoked. */
  async function settle() {
    let quietFor = 0
    for (let tries = 0; ; tries += 1) {
      const report = await host.report()
      const isQuiet = report.awakeFor.length === 0 && marginFront.inFlight === 0
      quietFor = isQuiet ? quietFor + 1 : 0
      // Once is not enough: a request may still be on its way between the processes.
      if (quietFor === 5) return report
      if (tries === 200) {
        wrongs.push(`The host is still awake after 20 s, for ${report.awakeFor.join(', ')}.`)
        return report
      }
      await wait(100)
    }
  }
}
