import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addDesk } from '../addDesk.ts'
import type { Host } from '../Host.ts'

export const host: Host = {
  title: 'Cloudflare Workers (workerd)',
  folder: 'examples/workers',
  packages: ['wrangler'],
  prepare: async (app) => {
    await copyFile(join(import.meta.dirname, '../workerd.mjs'), join(app, 'workerd.mjs'))
    await addDesk(app, {
      file: 'src/desk.ts',
      imports: "import type { Env } from './portal.ts'\n",
      context: "<{ env: Env; waitUntil: ExecutionContext['waitUntil'] }>",
      options: '  secretKey: ({ context: { env } }) => env.MF_API_SECRET_KEY,\n',
      into: {
        file: 'src/index.ts',
        after: "import { portal, type Env } from './portal.ts'\n",
        imports: "import { desk } from './desk.ts'\n",
        before: "    if (pathname !== '/api/billing-portal')",
        mount: `    if (pathname.startsWith('/api/portal-sessions')) {
      return desk(request, { env, waitUntil: (work) => ctx.waitUntil(work) })
    }
`,
      },
    })
  },
  hasDesk: true,
  build: 'WRANGLER_SEND_METRICS=false npm run build',
  typecheck: 'npm run typecheck',
  start: 'node workerd.mjs',
}
