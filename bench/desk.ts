import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { DeskPage } from './desk/page.tsx'
import type { Bench, Measured } from './Finding.ts'
import { heapOf, runScript, withPage } from './support/browser.ts'
import { median, quantile, ratiosOf, spreadOf } from './support/statistics.ts'

const few = 100
/** How many sessions, how many times, and what a hundred of them may take so many times as long as. */
const sizes = [
  { count: 10_000, rounds: 20, mostRatio: 2, longestFrame: 1000 / 30 },
  { count: 100_000, rounds: 8, mostRatio: undefined, longestFrame: undefined },
] as const
type Size = (typeof sizes)[number]

/** The first rounds are for the compiler to warm up. */
const warmUp = 3
const mostGrowth = 0.05

/** Every letter narrows the list, and every one of them still matches a part of it. */
const typed = 'acme branch 42'

/**
 * Shows the desk's table of many sessions and of a hundred by turns, types into its filter, and tells
 * how the times compare, how smooth it stays, and whether memory is left behind.
 */
export const bench: Bench = () =>
  withPage(async (page) => {
    await runScript(page, join(import.meta.dirname, 'desk/page.tsx'))
    const findings: Measured[] = []
    for (const size of sizes) {
      findings.push(await measureFirstPaint(page, size), await measureTyping(page, size))
    }
    return [...findings, await measureHeap(page, sizes[0].count)]
  })

const call = <Name extends keyof DeskPage>(
  page: Page,
  name: Name,
  ...args: Parameters<DeskPage[Name]>
): Promise<Awaited<ReturnType<DeskPage[Name]>>> =>
  page.evaluate(
    ([step, given]) => {
      const { desk } = window as unknown as { desk: Record<string, (...all: unknown[]) => never> }
      return desk[step]?.(...given)
    },
    [name as string, args as unknown[]] as const,
  ) as Promise<Awaited<ReturnType<DeskPage[Name]>>>

async function measureFirstPaint(page: Page, { count, rounds, mostRatio }: Size) {
  const times = { few: [] as number[], many: [] as number[] }
  const decoding: number[] = []
  for (let round = 0; round < rounds + warmUp; round += 1) {
    for (const [name, sessions] of [
      ['few', few],
      ['many', count],
    ] as const) {
      const time = await call(page, 'mount', sessions)
      await call(page, 'unmount')
      if (round >= warmUp) times[name].push(time)
    }
    decoding.push(await call(page, 'decode', count))
  }
  const ratios = ratiosOf(times.many, times.few)
  return {
    name: `first paint of ${count.toLocaleString('en')} sessions, once they are decoded`,
    figure: `${median(ratios).toFixed(2)} times that of ${few} (${median(times.many).toFixed(1)} and ${median(times.few).toFixed(1)} ms; decoding takes the browser ${median(decoding).toFixed(1)} ms)`,
    spread: spreadOf(ratios, 2, 'times'),
    bar: mostRatio ? `at most ${mostRatio} times` : undefined,
    passed: !mostRatio || median(ratios) <= mostRatio,
  }
}

/** Real keys, faster than people type, there and back again. */
async function measureTyping(page: Page, { count, longestFrame }: Size) {
  await call(page, 'mount', count)
  await page.getByRole('searchbox').focus()
  await call(page, 'watchFrames')
  for (let round = 0; round < 4; round += 1) {
    for (const key of typed) await page.keyboard.press(key === ' ' ? 'Space' : key, { delay: 30 })
    for (const _ of typed) await page.keyboard.press('Backspace', { delay: 30 })
  }
  const frames = await call(page, 'stopWatching')
  await call(page, 'unmount')
  const slow = quantile(frames, 0.95)
  const perSecond = (frames.length * 1000) / frames.reduce((sum, frame) => sum + frame, 0)
  return {
    name: `typing into the filter of ${count.toLocaleString('en')} sessions, 19 frames of 20`,
    figure: `${slow.toFixed(1)} ms (${perSecond.toFixed(0)} frames a second, the longest ${quantile(frames, 1).toFixed(0)} ms)`,
    spread: spreadOf(frames, 1, 'ms'),
    bar: longestFrame ? `at most ${longestFrame.toFixed(1)} ms` : undefined,
    passed: !longestFrame || slow <= longestFrame,
  }
}

async function measureHeap(page: Page, count: number) {
  const session = await page.context().newCDPSession(page)
  const heaps: number[] = []
  for (let round = 0; round < 30; round += 1) {
    await call(page, 'mount', count)
    await call(page, 'unmount')
    if (round % 10 === 9) heaps.push(await heapOf(session))
  }
  const [before = NaN, , after = NaN] = heaps
  const growth = after / before - 1
  return {
    name: `heap after 20 more tables of ${count.toLocaleString('en')} sessions`,
    figure: `${(growth * 100).toFixed(1)}% more`,
    bar: `at most ${mostGrowth * 100}%`,
    passed: growth <= mostGrowth,
  }
}
