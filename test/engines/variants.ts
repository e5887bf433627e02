import type { Plugin } from 'esbuild'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Scenario } from './Scenario.ts'
import { assistive } from './scenarios/assistive.ts'
import { exactlyOne } from './scenarios/exactlyOne.ts'
import { hostsOwn } from './scenarios/hostsOwn.ts'
import { leaving } from './scenarios/leaving.ts'
import { newTab } from './scenarios/newTab.ts'
import { offline } from './scenarios/offline.ts'
import { secrets } from './scenarios/secrets.ts'

/** The button without one of its mechanisms, and the scenario that must fail for want of it. */
export interface Variant {
  /** Text of `src/react`, each found exactly once, and what stands in its place. */
  changes: readonly { file: string; from: string; to: string }[]
  scenario: Scenario | undefined
  /** What the scenario complains of. A scenario that fails for another reason shows nothing. */
  complaint: RegExp
}

/** By the mechanism that is taken out. */
export const variants: Readonly<Record<string, Variant>> = {
  'the guard by reference': {
    changes: [
      {
        file: 'activation.ts',
        from: 'pressed === button ||\n      (itsSource === source && itsScope === scope)',
        to: '(!source && itsSource === itsScope)',
      },
    ],
    scenario: exactlyOne.scenarios['a double click'],
    complaint: /deeply equal/,
  },
  'the reset when the page is shown again': {
    changes: [
      {
        file: 'usePageLifecycle.ts',
        from: 'if (event?.persisted) release(button)',
        to: '',
      },
      // It does the same a moment before the page is left.
      {
        file: 'usePageLifecycle.ts',
        from: '        release(button)\n        release(sentForm)\n',
        to: '',
      },
    ],
    scenario: leaving.scenarios['Back, to a page that the browser kept'],
    complaint: /the state of the button/,
  },
  'the form that was sent before hydration': {
    changes: [{ file: 'usePortalAttempt.ts', from: ':user-valid', to: ':invalid' }],
    scenario: exactlyOne.scenarios['a click before hydration and one after it'],
    complaint: /deeply equal/,
  },
  'the tab opened inside the click': {
    changes: [
      {
        file: 'activation.ts',
        from: 'openWaitingTab(options.labels.pending)',
        to: 'undefined',
      },
      {
        file: 'deliver.ts',
        from: '  if (tab) {\n    tab.location',
        to: '  if (isElsewhere) tab = openWaitingTab("")\n  if (tab) {\n    tab.location',
      },
    ],
    scenario: newTab.scenarios['a backend that takes seven seconds'],
    complaint: /new tabs/,
  },
  'the check that an answer is still wanted': {
    changes: [
      {
        file: 'activation.ts',
        from: 'if (signal.aborted) return\n        const isLeaving',
        to: 'const isLeaving',
      },
    ],
    scenario: leaving.scenarios['an answer that nobody could stop'],
    complaint: /what the host hears|where the person stays/,
  },
  'the abort as the button is unmounted': {
    changes: [
      {
        file: 'usePageLifecycle.ts',
        from: 'useEffect(() => () => release(button), [scope, button])',
        to: '',
      },
    ],
    scenario: hostsOwn.scenarios['a menu item that closes as it is chosen, the hook inside it'],
    complaint: /what the host hears/,
  },
  "networkMode: 'always'": {
    changes: [
      { file: 'usePortalAttempt.ts', from: "networkMode: 'always'", to: "networkMode: 'online'" },
    ],
    scenario: offline.scenarios['a click while offline'],
    complaint: /what the alert says/,
  },
  'the pin of the portal’s origin': {
    changes: [
      { file: 'deliver.ts', from: 'trustedUrl(link, options.portalOrigins)', to: 'String(link)' },
    ],
    scenario: secrets.scenarios['when a wrong link was refused'],
    complaint: /the state of the button/,
  },
  'aria-disabled in place of disabled': {
    changes: [
      {
        file: 'BillingPortalButton.tsx',
        from: "'aria-disabled': state.isPending,",
        to: "'aria-disabled': state.isPending, disabled: state.isPending,",
      },
    ],
    scenario: assistive.scenarios['the focus stays on the button, from the click to the error'],
    complaint: /who has the focus/,
  },
  'the status line before the click': {
    changes: [
      {
        file: 'BillingPortalButton.tsx',
        from: '<span role="status" ref={setUpStatus}>',
        to: '<span key={String(state.isPending)} role="status" ref={setUpStatus}>',
      },
    ],
    scenario:
      assistive.scenarios['the status line is there before the click, and tells what happens'],
    complaint: /what the status line says/,
  },
  'the look at a tab that was closed': {
    changes: [
      {
        file: 'activation.ts',
        from: "tab && tab.closed && end(new PortalError('tab_closed'))",
        to: 'undefined',
      },
    ],
    scenario: newTab.scenarios['that the person closes while it waits'],
    complaint: /the state of the button/,
  },
}

/** Takes a mechanism out of the sources as they are bundled, and fails where it is not found. */
export function takeOut({ changes }: Variant): Plugin {
  return {
    name: 'take-out',
    setup({ onLoad, onEnd }) {
      const left = new Set(changes)
      onLoad({ filter: /src\/react\/\w+\.tsx?$/ }, async ({ path }) => {
        let contents = await readFile(path, 'utf8')
        for (const change of changes) {
          if (!path.endsWith(join('src/react', change.file))) continue
          if (contents.split(change.from).length !== 2) {
            throw new Error(`${change.file} does not have this exactly once: ${change.from}`)
          }
          contents = contents.replace(change.from, () => change.to)
          left.delete(change)
        }
        return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
      })
      onEnd(() => {
        if (left.size > 0) throw new Error(`Nothing bundles ${[...left][0]?.file}`)
      })
    },
  }
}
