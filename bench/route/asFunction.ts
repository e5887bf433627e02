import type { Finding } from '../Finding.ts'
import { handWrittenRoute } from './handWritten.ts'
import { ourRoute } from './ourRoute.ts'
import { askedBy } from './requests.ts'
import { median, spreadOf } from '../support/statistics.ts'
import { stubbed } from './upstream.ts'

const rounds = 1500
/** The first ones are for the compiler to warm up. */
const warmUp = 500
/** Few, so that a round is over before the system turns to another process. */
const perRound = 20
const most = 1.25

/** Calls our route and the hand-written one by turns in one process, and compares. */
export async function asFunction(): Promise<Finding> {
  const ours = ourRoute(stubbed)
  const byHand = handWrittenRoute(stubbed)
  const times: { ours: number; byHand: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const measured = { ours: await timeOf(ours), byHand: await timeOf(byHand) }
    if (round >= warmUp) times.push(measured)
  }
  const ratios = times.map((each) => each.ours / each.byHand)
  const [one, other] = [times.map((each) => each.ours), times.map((each) => each.byHand)].map(
    median,
  )
  return {
    name: 'the route as a function',
    figure: `${median(ratios).toFixed(2)} times by hand (${one?.toFixed(0)} and ${other?.toFixed(0)} µs)`,
    spread: spreadOf(ratios, 2, 'times'),
    bar: `at most ${most} times`,
    passed: median(ratios) <= most,
  }
}

/** Microseconds for one request, its answer read. */
async function timeOf(route: (request: Request) => Promise<Response>): Promise<number> {
  const began = performance.now()
  for (let asked = 0; asked < perRound; asked += 1) {
    const answer = await route(askedBy())
    await answer.text()
    if (answer.status !== 200) throw new Error(`${answer.status} in place of 200`)
  }
  return ((performance.now() - began) / perRound) * 1000
}
