// Runs before all else in a page: writes down what a console, a crash reporter and React's
// developer tools would see.
import { tell } from './tell.ts'

for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const) {
  const original = console[level]
  console[level] = (...words: unknown[]) => {
    tell('console', level, ...words)
    original(...words)
  }
}
addEventListener('error', ({ message }) => tell('thrown', message))
addEventListener('unhandledrejection', ({ reason }) => tell('rejected', reason))
addEventListener('pageshow', ({ persisted }) => tell('shown', persisted ? 'again' : 'anew'))
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
  tell('violation', effectiveDirective, blockedURI),
)

const roots = new Set<unknown>()
Object.assign(window, {
  reactRoots: roots,
  __REACT_DEVTOOLS_GLOBAL_HOOK__: {
    supportsFiber: true,
    isDisabled: false,
    inject: () => 1,
    onCommitFiberRoot: (_renderer: number, root: unknown) => void roots.add(root),
    onCommitFiberUnmount() {},
    checkDCE() {},
  },
})
