import type { Host } from '../Host.ts'

export const host: Host = {
  title: 'Koa',
  folder: 'examples/koa',
  packages: ['koa', '@koa/router', '@koa/bodyparser'],
  typecheck: 'npm run typecheck',
  start: 'node server.ts',
}
