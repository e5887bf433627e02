import { addFile } from './changes.ts'
import type { Host } from './Host.ts'

/** What all apps on Next have in common; their client's source maps are built too, to be searched. */
export const nextHost = {
  packages: ['next', 'react'],
  prepare: async (app) => {
    await addFile(app, 'next.config.mjs', 'export default { productionBrowserSourceMaps: true }\n')
  },
  build: 'next build',
  typecheck: 'npm run typecheck',
  start: 'next start',
  dev: 'next dev',
} satisfies Partial<Host>
