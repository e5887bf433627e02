import cookie from '@fastify/cookie'
import Fastify from 'fastify'
import { portal } from './portal.ts'

const app = Fastify()
app.register(cookie)

// In a scope of its own, whose one parser leaves the body for the route: JSON and form alike.
app.register(async (scope) => {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
  scope.all('/api/billing-portal', (request, reply) => {
    reply.hijack()
    const { account } = request.cookies // your own sign-in
    return portal(Object.assign(request.raw, { account }), reply.raw)
  })
})

await app.listen({ port: Number(process.env.PORT ?? 3000) })
