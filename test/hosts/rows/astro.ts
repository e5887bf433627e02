import { replaceIn } from '../changes.ts'
import type { Host } from '../Host.ts'

export const host: Host = {
  title: 'Astro island',
  folder: 'examples/astro',
  packages: ['astro', '@astrojs/react', 'react'],
  // Astro's command has no flag for it.
  async prepare(app) {
    const sourceMaps = 'vite: { build: { sourcemap: true } },'
    await replaceIn(app, 'astro.config.ts', "output: 'server',", (line) => line + sourceMaps)
  },
  build: 'astro build',
  typecheck: 'npm run typecheck',
  start: 'npm start',
  dev: 'astro dev --port $PORT',
  front: { clientOutput: ['dist/client'] },
}
