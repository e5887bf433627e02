import type { Host } from '../Host.ts'

export const host: Host = {
  title: 'Fastify',
  folder: 'examples/fastify',
  packages: ['fastify'],
  typecheck: 'npm run typecheck',
  start: 'node server.ts',
}
