import type { Host } from '../Host.ts'

export const host: Host = {
  title: 'Hono on Node',
  folder: 'examples/hono',
  packages: ['hono', '@hono/node-server'],
  typecheck: 'npm run typecheck',
  start: 'node server.ts',
}
