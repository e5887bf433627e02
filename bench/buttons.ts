import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Cycle } from './buttons/page.tsx'
import type { Bench, Measured } from './Finding.ts'
import { heapOf, runScript, withPage } from './support/browser.ts'
import { median, ratiosOf, spreadOf } from './support/statistics.ts'

const buttons = 1000
const rounds = 40
/** The first ones are for the compiler to warm up. */
const warmUp = 10
const mostRatio = 1.5
const mostGrowth = 0.05

const kinds = ['ours', 'byHand'] as const
type Times = ReturnType<Cycle>

/**
 * Mounts a thousand billing buttons beside a thousand that are written by hand, by turns in one page,
 * and tells how the times compare and whether memory is left behind.
 */
export const bench: Bench = () =>
  withPage(async (page) => {
    await runScript(page, join(import.meta.dirname, 'buttons/page.tsx'))
    return [...(await measureTimes(page)), await measureHeap(page)]
  })

const runCycle = (page: Page, kind: (typeof kinds)[number]): Promise<Times> =>
  page.evaluate(([name, count]) => (window as unknown as { cycle: Cycle }).cycle(name, count), [
    kind,
    buttons,
  ] as const)

async function measureTimes(page: Page): Promise<Measured[]> {
  const times = { ours: [] as Times[], byHand: [] as Times[] }
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of kinds) {
      const measured = await runCycle(page, kind)
      if (round >= warmUp) times[kind].push(measured)
    }
  }
  return (['mount', 'unmount'] as const).map((step) => {
    const [ours = [], byHand = []] = kinds.map((kind) => times[kind].map((each) => each[step]))
    const ratios = ratiosOf(ours, byHand)
    return {
      name: `${step} of ${buttons} buttons`,
      figure: `${median(ratios).toFixed(2)} times by hand (${median(ours).toFixed(1)} and ${median(byHand).toFixed(1)} ms)`,
      spread: spreadOf(ratios, 2, 'times'),
      bar: `at most ${mostRatio} times`,
      passed: median(ratios) <= mostRatio,
    }
  })
}

async function measureHeap(page: Page): Promise<Measured> {
  const session = await page.context().newCDPSession(page)
  const heaps: number[] = []
  for (let round = 0; round < 30; round += 1) {
    await runCycle(page, 'ours')
    if (round % 10 === 9) heaps.push(await heapOf(session))
  }
  const [before = NaN, , after = NaN] = heaps
  const growth = after / before - 1
  return {
    name: 'heap after 20 more rounds',
    figure: `${(growth * 100).toFixed(1)}% more`,
    bar: `at most ${mostGrowth * 100}%`,
    passed: growth <= mostGrowth,
  }
}
