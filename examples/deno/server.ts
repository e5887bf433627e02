import { portal } from './portal.ts'

// By `info` the route can hear of an answer that did not get through.
Deno.serve(
  { hostname: 'localhost', port: Number(Deno.env.get('PORT') ?? 3000) },
  (request, info) =>
    new URL(request.url).pathname === '/api/billing-portal'
      ? portal(request, info)
      : new Response('Not found', { status: 404 }),
)
