import type { Host } from '../Host.ts'

export const host: Host = {
  title: 'TanStack Start',
  folder: 'examples/tanstack-start',
  packages: ['@tanstack/react-start', 'vite', 'react'],
  build: 'vite build --sourcemap',
  typecheck: 'npm run typecheck',
  start: 'npm start',
  dev: 'vite dev --port $PORT --strictPort',
  front: { clientOutput: ['dist/client'] },
}
