import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import Fastify from 'fastify'
import { portal } from './portal.ts'

const app = Fastify()
app.register(cookie)
app.register(formbody)

app.all('/api/billing-portal', (request, reply) => {
  reply.hijack()
  const { body, cookies } = request
  return portal(Object.assign(request.raw, { body, account: cookies.account }), reply.raw)
})

await app.listen({ port: Number(process.env.PORT ?? 3000) })
