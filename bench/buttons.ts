import { build } from 'esbuild'
import { join } from 'node:path'
import { chromium, type CDPSession, type Page } from 'playwright-core'
import { findBrowser } from '../scripts/findBrowser.ts'
import type { Cycle } from './buttons/page.tsx'
import type { Bench, Finding } from './Finding.ts'

const buttons = 1000
const rounds = 40
/** The first ones are for the compiler to warm up. */
const warmUp = 10
const mostRatio = 1.5
const mostGrowth = 0.05

const kinds = ['ours', 'byHand'] as const
type Times = ReturnType<Cycle>

const median = (numbers: number[]): number =>
  numbers.toSorted((one, two) => one - two)[Math.floor(numbers.length / 2)] ?? NaN

async function openPage(page: Page): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'buttons/page.tsx')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  await page.setContent('<!doctype html><title>Buttons</title>')
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' })
}

const runCycle = (page: Page, kind: (typeof kinds)[number]): Promise<Times> =>
  page.evaluate(([name, count]) => (window as unknown as { cycle: Cycle }).cycle(name, count), [
    kind,
    buttons,
  ] as const)

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize
}

/** How the times compare, of neighbours in time, so that what else the machine does weighs on both. */
async function measureTimes(page: Page): Promise<Finding[]> {
  const times = { ours: [] as Times[], byHand: [] as Times[] }
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of kinds) {
      const measured = await runCycle(page, kind)
      if (round >= warmUp) times[kind].push(measured)
    }
  }
  return (['mount', 'unmount'] as const).map((step) => {
    const ratios = times.ours.map(
      (each, round) => each[step] / (times.byHand[round]?.[step] ?? NaN),
    )
    const [ours, byHand] = kinds.map((kind) => median(times[kind].map((each) => each[step])))
    return {
      name: `${step} of ${buttons} buttons`,
      figure: `${median(ratios).toFixed(2)} times by hand (${ours?.toFixed(1)} and ${byHand?.toFixed(1)} ms)`,
      bar: `${mostRatio} times`,
      passed: median(ratios) <= mostRatio,
    }
  })
}

async function measureHeap(page: Page): Promise<Finding> {
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
    bar: `${mostGrowth * 100}%`,
    passed: growth <= mostGrowth,
  }
}

/**
 * Mounts a thousand billing buttons beside a thousand that are written by hand, by turns in one page,
 * and tells how the times compare and whether memory is left behind.
 */
export const bench: Bench = async () => {
  const { executablePath, args } = await findBrowser()
  const browser = await chromium.launch({ executablePath, args })
  try {
    const page = await browser.newPage()
    await openPage(page)
    return [...(await measureTimes(page)), await measureHeap(page)]
  } finally {
    await browser.close()
  }
}
