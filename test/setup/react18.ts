import { registerHooks } from 'node:module'

// Vite's aliases end at the package's own files: what React DOM, TanStack Query and Testing Library
// import among themselves is resolved by Node, and must be the same React.
registerHooks({
  resolve: (specifier, context, nextResolve) =>
    nextResolve(specifier.replace(/^react(-dom)?(?=\/|$)/, 'react$1-18'), context),
})
