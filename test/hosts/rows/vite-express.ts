import type { Host } from '../Host.ts'

export const host: Host = {
  title: 'Vite SPA and Express',
  folder: 'examples/vite-express',
  packages: ['vite', 'express', 'react'],
  build: 'vite build --sourcemap',
  typecheck: 'npm run typecheck',
  start: 'node server.ts',
  front: {
    clientOutput: ['dist'],
    needsScript: 'nothing of a single-page app is there without JavaScript',
  },
}
