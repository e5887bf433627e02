import { replaceIn } from '../changes.ts'
import type { Host } from '../Host.ts'

// Nothing outside reaches the `fetch` of Next's edge runtime, so the route is told where to ask.
const changes = [
  ['export const POST', "export const runtime = 'edge'\nexport const POST"],
  ['createPortalRoute({', 'createPortalRoute({\n  baseUrl: `${process.env.HOSTS_MARGINFRONT}/v1`,'],
] as const

export const host: Host = {
  title: 'Next App Router, the route on the edge runtime',
  folder: 'examples/next-app',
  packages: ['next'],
  prepare: async (app) => {
    for (const [before, after] of changes) {
      await replaceIn(app, 'app/api/billing-portal/route.ts', before, () => after)
    }
  },
  build: 'next build',
  typecheck: 'npm run typecheck',
  start: 'next start',
  refusesMethodsItself: true,
}
