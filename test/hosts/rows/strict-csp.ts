import type { Host } from '../Host.ts'

export const host: Host = {
  title: 'strict CSP, no bundler',
  folder: 'examples/strict-csp',
  packages: ['express', 'react'],
  build: 'npm run build',
  typecheck: 'npm run typecheck',
  start: 'npm start',
  front: { clientOutput: ['public'] },
}
