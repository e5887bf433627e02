import { addDesk } from '../addDesk.ts'
import type { Host } from '../Host.ts'

export const host: Host = {
  title: 'Fastify',
  folder: 'examples/fastify',
  packages: ['fastify'],
  prepare: (app) =>
    addDesk(app, {
      imports: "import { toNodeHandler } from '@marginfront/react/server/node'\n",
      exports: 'export const answerDesk = toNodeHandler(desk)\n',
      into: {
        file: 'server.ts',
        after: "import { portal } from './portal.ts'\n",
        imports: "import { answerDesk } from './desk.ts'\n",
        before: "  scope.all('/api/billing-portal'",
        mount: `  for (const path of ['/api/portal-sessions', '/api/portal-sessions/*']) {
    scope.all(path, (request, reply) => {
      reply.hijack()
      return answerDesk(request.raw, reply.raw)
    })
  }
`,
      },
    }),
  hasDesk: true,
  typecheck: 'npm run typecheck',
  start: 'node server.ts',
}
