import { portal, type Env } from './portal.ts'

export default {
  async fetch(request, env, ctx) {
    const { pathname } = new URL(request.url)
    if (pathname !== '/api/billing-portal') return new Response('Not found', { status: 404 })
    return portal(request, { env, waitUntil: (work) => ctx.waitUntil(work) })
  },
} satisfies ExportedHandler<Env>
