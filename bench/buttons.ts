import { build } from 'esbuild'
import { join } from 'node:path'
import { chromium, type CDPSession, type Page } from 'playwright-core'
import { findBrowser } from '../scripts/findBrowser.ts'
import type { Cycle } from './buttons/page.tsx'

/**
 * Mounts a thousand billing buttons beside a thousand that are written by hand, by turns in one page,
 * and says how the times compare and whether memory is left behind.
 */
const buttons = 1000
const rounds = 40
/** The first ones are for the compiler to warm up. */
const warmUp = 10

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

const { executablePath, args } = await findBrowser()
const browser = await chromium.launch({ executablePath, args })
const page = await browser.newPage()
await openPage(page)

const times = { ours: [] as Times[], byHand: [] as Times[] }
for (let round = 0; round < rounds; round += 1) {
  for (const kind of kinds) {
    const measured = await runCycle(page, kind)
    if (round >= warmUp) times[kind].push(measured)
  }
}
for (const step of ['mount', 'unmount'] as const) {
  const ours = times.ours.map((each) => each[step])
  const byHand = times.byHand.map((each) => each[step])
  // Of neighbours in time, so that what else the machine does weighs on both.
  const ratio = median(ours.map((time, round) => time / (byHand[round] ?? NaN)))
  const [each, other] = [median(ours).toFixed(1), median(byHand).toFixed(1)]
  console.log(`${step}: ${each} ms, by hand ${other} ms, ratio ${ratio.toFixed(2)}`)
}

const session = await page.context().newCDPSession(page)
const heaps: number[] = []
for (let round = 0; round < 30; round += 1) {
  await runCycle(page, 'ours')
  if (round % 10 === 9) heaps.push(await heapOf(session))
}
const megabytes = heaps.map((size) => (size / 2 ** 20).toFixed(2))
console.log(`heap after 10, 20 and 30 more rounds: ${megabytes.join(', ')} MB`)
await browser.close()
