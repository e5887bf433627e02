import type { Host } from '../Host.ts'

export const host: Host = {
  title: 'hapi',
  folder: 'examples/hapi',
  packages: ['@hapi/hapi'],
  typecheck: 'npm run typecheck',
  start: 'node start.ts',
}
