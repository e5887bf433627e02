import type { Host } from '../Host.ts'

export const host: Host = {
  title: 'NestJS',
  folder: 'examples/nestjs',
  packages: ['@nestjs/core', 'express'],
  build: 'npm run build',
  typecheck: 'npm run typecheck',
  start: 'node dist/main.js',
}
