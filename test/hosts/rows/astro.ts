import type { Host } from '../Host.ts'

export const host: Host = {
  title: 'Astro island',
  folder: 'examples/astro',
  packages: ['astro', '@astrojs/react', 'react'],
  build: 'astro build',
  typecheck: 'npm run typecheck',
  start: 'npm start',
  dev: 'astro dev --port $PORT',
  front: { clientOutput: ['dist/client'] },
}
