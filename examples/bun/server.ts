import { portal } from './portal.ts'

Bun.serve({
  hostname: 'localhost',
  port: Number(process.env.PORT ?? 3000),
  routes: { '/api/billing-portal': (request) => portal(request) },
})
