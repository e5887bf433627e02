import type { Page } from 'playwright-core'
import type { Measured } from '../Finding.ts'
import { differencesOf, median, moreOrLess, spreadOf } from '../support/statistics.ts'
import { startHost } from './startHost.ts'

const rounds = 50
const warmUp = 5
const mostMilliseconds = 1

/** Clicks each button on a fresh page, by turns, and tells how much longer ours takes to leave. */
export async function measureLeaving(
  page: Page,
  scripts: Readonly<Record<'ours' | 'byHand', string>>,
): Promise<Measured> {
  const host = await startHost(scripts)
  const times = { ours: [] as number[], byHand: [] as number[] }
  try {
    for (let round = 0; round < rounds + warmUp; round += 1) {
      for (const kind of ['ours', 'byHand'] as const) {
        const time = await leave(page, host.pageOf(kind))
        if (round >= warmUp) times[kind].push(time)
      }
    }
  } finally {
    host.close()
  }
  const differences = differencesOf(times.ours, times.byHand)
  const longer = median(differences)
  return {
    name: 'from the click to leaving, the endpoint answering at once',
    figure: `${moreOrLess(longer, 2)} than by hand (${median(times.ours).toFixed(2)} and ${median(times.byHand).toFixed(2)} ms)`,
    spread: spreadOf(differences, 2, 'ms'),
    bar: `at most ${mostMilliseconds} ms`,
    passed: longer <= mostMilliseconds,
  }
}

async function leave(page: Page, url: string): Promise<number> {
  await page.goto(url)
  return page.getByRole('button').evaluate(async (button: HTMLElement) => {
    // What is left of loading the page is over by then.
    await new Promise((resolve) => requestIdleCallback(resolve))
    return new Promise<number>((resolve) => {
      let clicked = 0
      addEventListener('click', ({ timeStamp }) => (clicked = timeStamp), { capture: true })
      // It is told inside of `location.assign`. The page stays, to be asked for its time.
      navigation.addEventListener('navigate', (event) => {
        event.preventDefault()
        resolve(performance.now() - clicked)
      })
      button.click()
    })
  })
}
