import { build } from 'esbuild'
import { join } from 'node:path'
import { chromium, type CDPSession, type Page } from 'playwright-core'
import { findBrowser } from '../scripts/findBrowser.ts'
import type { DeskPage } from './desk/page.tsx'
import type { Bench, Finding } from './Finding.ts'

const few = 100
const many = 10_000
const rounds = 25
/** The first ones are for the compiler to warm up. */
const warmUp = 5
const mostRatio = 2
/** Thirty frames a second. */
const longestFrame = 1000 / 30
const mostGrowth = 0.05

/** Every letter narrows the list, and every one of them still matches a part of it. */
const typed = 'acme branch 42'

type Step<Name extends keyof DeskPage> = Awaited<ReturnType<DeskPage[Name]>>

const quantile = (numbers: readonly number[], part: number): number =>
  numbers.toSorted((one, two) => one - two)[Math.floor((numbers.length - 1) * part)] ?? NaN

const median = (numbers: readonly number[]): number => quantile(numbers, 0.5)

async function openPage(page: Page): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'desk/page.tsx')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  await page.setContent('<!doctype html><title>Desk</title>')
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' })
}

const callWith = (page: Page, name: 'mount' | 'decode', sessions: number): Promise<number> =>
  page.evaluate(([step, count]) => (window as unknown as { desk: DeskPage }).desk[step](count), [
    name,
    sessions,
  ] as const)

const mount = (page: Page, count: number) => callWith(page, 'mount', count)

const call = <Name extends 'unmount' | 'watchFrames' | 'stopWatching'>(
  page: Page,
  name: Name,
): Promise<Step<Name>> =>
  page.evaluate((step) => (window as unknown as { desk: DeskPage }).desk[step](), name) as Promise<
    Step<Name>
  >

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize
}

/** How long until the rows are painted, of neighbours in time, so that the machine weighs on both. */
async function measureFirstPaint(page: Page): Promise<Finding> {
  const times = { few: [] as number[], many: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, count] of [
      ['few', few],
      ['many', many],
    ] as const) {
      const time = await mount(page, count)
      await call(page, 'unmount')
      if (round >= warmUp) times[name].push(time)
    }
  }
  const decoding: number[] = []
  for (let round = 0; round < rounds; round += 1)
    decoding.push(await callWith(page, 'decode', many))
  const ratios = times.many.map((time, round) => time / (times.few[round] ?? NaN))
  return {
    name: `first paint of ${many} sessions, once they are decoded`,
    figure: `${median(ratios).toFixed(2)} times that of ${few} (${median(times.many).toFixed(1)} and ${median(times.few).toFixed(1)} ms; decoding takes the browser ${median(decoding).toFixed(1)} ms)`,
    bar: `${mostRatio} times`,
    passed: median(ratios) <= mostRatio,
  }
}

/** Real keys, faster than people type, there and back again. */
async function measureTyping(page: Page): Promise<Finding> {
  await mount(page, many)
  await page.getByRole('searchbox').focus()
  await call(page, 'watchFrames')
  for (let round = 0; round < 5; round += 1) {
    for (const key of typed) await page.keyboard.press(key === ' ' ? 'Space' : key, { delay: 30 })
    for (const _ of typed) await page.keyboard.press('Backspace', { delay: 30 })
  }
  const frames = await call(page, 'stopWatching')
  await call(page, 'unmount')
  const slow = quantile(frames, 0.95)
  const perSecond = (frames.length * 1000) / frames.reduce((sum, frame) => sum + frame, 0)
  return {
    name: `typing into the filter of ${many} sessions, 19 frames of 20`,
    figure: `${slow.toFixed(1)} ms (${perSecond.toFixed(0)} frames a second, the longest ${quantile(frames, 1).toFixed(0)} ms)`,
    bar: `${longestFrame.toFixed(1)} ms`,
    passed: slow <= longestFrame,
  }
}

async function measureHeap(page: Page): Promise<Finding> {
  const session = await page.context().newCDPSession(page)
  const heaps: number[] = []
  for (let round = 0; round < 30; round += 1) {
    await mount(page, many)
    await call(page, 'unmount')
    if (round % 10 === 9) heaps.push(await heapOf(session))
  }
  const [before = NaN, , after = NaN] = heaps
  const growth = after / before - 1
  return {
    name: `heap after 20 more tables of ${many} sessions`,
    figure: `${(growth * 100).toFixed(1)}% more`,
    bar: `${mostGrowth * 100}%`,
    passed: growth <= mostGrowth,
  }
}

/**
 * Shows the desk's table of a hundred and of ten thousand sessions by turns, types into its filter,
 * and tells how the times compare, how smooth it stays, and whether memory is left behind.
 */
export const bench: Bench = async () => {
  const { executablePath, args } = await findBrowser()
  const browser = await chromium.launch({ executablePath, args })
  try {
    const page = await browser.newPage()
    await openPage(page)
    return [await measureFirstPaint(page), await measureTyping(page), await measureHeap(page)]
  } finally {
    await browser.close()
  }
}
