import { addDesk } from '../addDesk.ts'
import type { Host } from '../Host.ts'

export const host: Host = {
  title: 'Hono on Node',
  folder: 'examples/hono',
  packages: ['hono', '@hono/node-server'],
  prepare: (app) =>
    addDesk(app, {
      into: {
        file: 'server.ts',
        after: "import { portal } from './portal.ts'\n",
        imports: "import { desk } from './desk.ts'\n",
        before: '\nserve({',
        mount: "app.all('/api/portal-sessions/*', (c) => desk(c.req.raw, c))\n",
      },
    }),
  hasDesk: true,
  typecheck: 'npm run typecheck',
  start: 'node server.ts',
}
