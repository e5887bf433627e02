import type { Host } from '../Host.ts'

export const host: Host = {
  title: 'TanStack Start',
  folder: 'examples/tanstack-start',
  packages: ['@tanstack/react-start', 'vite', 'react'],
  build: 'vite build --sourcemap',
  typecheck: 'npm run typecheck',
  start: 'npm start',
  dev: 'vite dev --port $PORT --strictPort',
  // Its build makes none for the client, even when told to.
  front: { clientOutput: ['dist/client'], sourceMaps: false },
}
