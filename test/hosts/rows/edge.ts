import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Host } from '../Host.ts'

export const host: Host = {
  title: 'Vercel Edge (edge-runtime)',
  folder: 'examples/edge',
  packages: ['edge-runtime'],
  alsoInstall: { 'edge-runtime': '4.0.1', esbuild: '0.28.2' },
  prepare: (app) => copyFile(join(import.meta.dirname, '../edge.mjs'), join(app, 'edge.mjs')),
  typecheck: 'npm run typecheck',
  start: 'node edge.mjs',
}
