import type { Page } from 'playwright-core'
import type { Measured } from '../Finding.ts'
import { bundleForProduction } from '../support/browser.ts'
import { differencesOf, median, moreOrLess, spreadOf } from '../support/statistics.ts'

const rounds = 40
const warmUp = 10
const mostMilliseconds = 2

const kinds = {
  ours: "export { BillingPortalButton } from '@marginfront/react'",
  byHand: "export { HandWrittenButton } from './HandWrittenButton.tsx'",
}

/** What every such app has loaded before. */
const shared = ['react', 'react/jsx-runtime', '@tanstack/react-query']

/** Has a page that holds React and TanStack Query take in each button's code, by turns. */
export async function measureLoading(page: Page, packageFolder: string): Promise<Measured> {
  const sources = { ours: await bundleOf('ours'), byHand: await bundleOf('byHand') }
  await page.setContent('<!doctype html><title>Loading</title>')
  await page.addScriptTag({ content: await bundleOfShared() })
  const times = { ours: [] as number[], byHand: [] as number[] }
  for (let round = 0; round < rounds + warmUp; round += 1) {
    for (const kind of ['ours', 'byHand'] as const) {
      const time = await takeIn(page, sources[kind], round)
      if (round >= warmUp) times[kind].push(time)
    }
  }
  const differences = differencesOf(times.ours, times.byHand)
  return {
    name: "to parse and evaluate the button's code, React and TanStack Query being there",
    figure: `${moreOrLess(median(differences), 2)} than by hand (${median(times.ours).toFixed(2)} and ${median(times.byHand).toFixed(2)} ms)`,
    spread: spreadOf(differences, 2, 'ms'),
    bar: `at most ${mostMilliseconds} ms`,
    passed: median(differences) <= mostMilliseconds,
  }

  function bundleOf(kind: keyof typeof kinds) {
    return bundleForProduction({
      stdin: { contents: kinds[kind], resolveDir: import.meta.dirname, loader: 'tsx' },
      alias: { '@marginfront/react': `${packageFolder}/dist/index.js` },
      external: shared,
      globalName: 'button',
    })
  }
}

/** Answers in the page what esbuild leaves as `require('react')`. */
function bundleOfShared() {
  const imports = shared.map((name, index) => `import * as shared${index} from '${name}'`)
  const entries = shared.map((name, index) => `'${name}': shared${index}`)
  const contents = [
    ...imports,
    `const modules = { ${entries.join(', ')} }`,
    'window.require = (name) => modules[name]',
  ].join('\n')
  return bundleForProduction({ stdin: { contents, resolveDir: import.meta.dirname } })
}

/** The number makes the text a new one, of which the browser has kept no compiled code. */
const takeIn = (page: Page, source: string, round: number): Promise<number> =>
  page.evaluate(
    ([text, number]) => {
      const script = document.createElement('script')
      script.textContent = `${text};${number}`
      const start = performance.now()
      document.head.append(script)
      const end = performance.now()
      script.remove()
      return end - start
    },
    [source, round] as const,
  )
