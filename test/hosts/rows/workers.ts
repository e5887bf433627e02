import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Host } from '../Host.ts'

export const host: Host = {
  title: 'Cloudflare Workers (workerd)',
  folder: 'examples/workers',
  packages: ['wrangler'],
  prepare: (app) => copyFile(join(import.meta.dirname, '../workerd.mjs'), join(app, 'workerd.mjs')),
  build: 'WRANGLER_SEND_METRICS=false npm run build',
  typecheck: 'npm run typecheck',
  start: 'node workerd.mjs',
}
