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
import { supportDesk } from './scenarios/supportDesk.ts'

/** The button or the desk without one of its mechanisms, and the scenario that must fail for want of it. */
export interface Variant {
  /** Text of `src`, each found exactly once, and what stands in its place. */
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
        file: 'react/attempt/press.ts',
        from: 'const same = [...page.attempts].find(',
        to: 'const same = [...page.attempts].slice(0, 0).find(',
      },
    ],
    scenario: exactlyOne.scenarios['a double click'],
    complaint: /deeply equal/,
  },
  'the reset when the page is shown again': {
    changes: [
      {
        file: 'react/attempt/members.ts',
        from: "for (const attempt of page.attempts) attempt.giveUp('aborted')",
        to: '',
      },
      {
        file: 'react/attempt/members.ts',
        from: 'for (const member of page.members) if (isCaller(member)) member.show(idle)',
        to: '',
      },
      // And so does the look at a page that stayed, a moment after it is shown.
      {
        file: 'react/attempt/members.ts',
        from: "if (isSent || state.status === 'redirecting') end()",
        to: '',
      },
    ],
    scenario: leaving.scenarios['Back, to a page that the browser kept'],
    complaint: /the state of the button/,
  },
  'the form that was sent before hydration': {
    changes: [{ file: 'react/attempt/takeOverSentForm.ts', from: ':user-valid', to: ':invalid' }],
    scenario: exactlyOne.scenarios['a click before hydration and one after it'],
    complaint: /deeply equal/,
  },
  'the tab opened inside the click': {
    changes: [
      {
        file: 'react/attempt/startAttempt.ts',
        from: 'const tab = needsTab ? openWaitingTab(settings.labels.pending) : undefined',
        to: 'let tab: Window | undefined',
      },
      {
        file: 'react/attempt/startAttempt.ts',
        from: '    endIfTabIsClosed()\n    if (!page',
        to: '    if (needsTab) tab = openWaitingTab("")\n    if (!page',
      },
    ],
    scenario: newTab.scenarios['a backend that takes seven seconds'],
    complaint: /new tabs/,
  },
  'the check that an answer is still wanted': {
    changes: [
      {
        file: 'react/attempt/startAttempt.ts',
        from: 'if (!page.attempts.has(attempt)) return',
        to: '',
      },
    ],
    scenario: leaving.scenarios['an answer that nobody could stop'],
    complaint: /what the host hears|where the person stays/,
  },
  'the abort as the button is unmounted': {
    changes: [
      {
        file: 'react/attempt/usePortalAttempt.ts',
        from: 'leave()\n      part(caller)\n',
        to: 'leave()\n',
      },
      // And so does what ends it where an Activity only hides it, a moment later.
      {
        file: 'react/attempt/createCaller.ts',
        from: 'if (!caller.render) part(caller)',
        to: '',
      },
    ],
    scenario: hostsOwn.scenarios['a menu item that closes as it is chosen, the hook inside it'],
    complaint: /what the host hears/,
  },
  "networkMode: 'always'": {
    changes: [
      {
        file: 'react/attempt/portalMutation.ts',
        from: "networkMode: 'always'",
        to: "networkMode: 'online'",
      },
    ],
    scenario: offline.scenarios['a click while offline'],
    complaint: /what the app’s cache says/,
  },
  'the pin of the portal’s origin': {
    changes: [
      {
        file: 'react/browser/navigation.ts',
        from: 'if (!isTrusted) {',
        to: 'if (!url) {',
      },
    ],
    scenario: secrets.scenarios['when a wrong link was refused'],
    complaint: /the state of the button/,
  },
  'aria-disabled in place of disabled': {
    changes: [
      {
        file: 'react/button/BillingPortalButton.tsx',
        from: "'aria-disabled': isPending ||",
        to: "disabled: isPending, 'aria-disabled': isPending ||",
      },
    ],
    scenario: assistive.scenarios['the focus stays on the button, from the click to the error'],
    complaint: /who has the focus/,
  },
  'the status line before the click': {
    changes: [
      {
        file: 'react/button/BillingPortalButton.tsx',
        from: '<span role="status" hidden ref={revealStatus}>',
        to: '<span key={String(isPending)} role="status" hidden ref={revealStatus}>',
      },
    ],
    scenario:
      assistive.scenarios['the status line is there before the click, and tells what happens'],
    complaint: /what the status line says/,
  },
  'the look at a tab that was closed': {
    changes: [
      {
        file: 'react/attempt/startAttempt.ts',
        from: "if (tab?.closed) attempt.giveUp('tab_closed')",
        to: '',
      },
    ],
    scenario: newTab.scenarios['that the person closes while it waits'],
    complaint: /the state of the button/,
  },
  'the way of a link past React': {
    changes: [
      {
        file: 'desk/table/dialogs/CreateDialog.tsx',
        from: 'setMade({ customer: name,',
        to: 'setMade({ ...result, customer: name,',
      },
    ],
    scenario:
      supportDesk.scenarios['a new link is shown once, copied, and then nowhere in the page'],
    complaint: /what the page holds beside the field/,
  },
  'the emptying of the desk’s field': {
    changes: [
      {
        file: 'desk/table/dialogs/CreateDialog.tsx',
        from: "if (input) input.value = ''",
        to: '',
      },
    ],
    scenario: supportDesk.scenarios['where the clipboard is refused, the link is selected to copy'],
    complaint: /what the page holds after/,
  },
  'the confirmation that begins on Cancel': {
    changes: [
      {
        file: 'desk/table/dialogs/RevokeDialog.tsx',
        from: '{...focusFirst} onClick',
        to: 'onClick',
      },
      {
        file: 'desk/table/dialogs/RevokeDialog.tsx',
        from: 'data-portal-desk-danger=""',
        to: 'data-portal-desk-danger="" {...focusFirst}',
      },
    ],
    scenario: supportDesk.scenarios['an unopened link is revoked by keyboard alone'],
    complaint: /what has the focus.+Cancel/,
  },
  'the focus on the next row': {
    changes: [
      { file: 'desk/table/rows/useFocusAfterRevoke.ts', from: 'next?.focus()', to: 'void next' },
    ],
    scenario: supportDesk.scenarios['an unopened link is revoked by keyboard alone'],
    complaint: /what has the focus.+Revoke the link for/,
  },
  'success where somebody else was first': {
    changes: [
      {
        file: 'desk/queries/portalSessionQueries.ts',
        from: "=== 'not_found') return { alreadyGone: true }",
        to: "=== 'not_found') throw error",
      },
    ],
    scenario: supportDesk.scenarios['a link that somebody else revoked first was already gone'],
    complaint: /what is said/,
  },
}

/** Takes a mechanism out of the sources as they are bundled, and fails where it is not found. */
export function takeOut({ changes }: Variant): Plugin {
  return {
    name: 'take-out',
    setup({ onLoad, onEnd }) {
      const left = new Set(changes)
      onLoad({ filter: /src\/(react|desk)\/.+\.tsx?$/ }, async ({ path }) => {
        let contents = await readFile(path, 'utf8')
        for (const change of changes) {
          if (!path.endsWith(join('src', change.file))) continue
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
