import awsLambdaFastify from '@fastify/aws-lambda'
import Fastify from 'fastify'
import { portal } from './portal.ts'

const app = Fastify()

// In a scope of its own, whose one parser leaves the body for the route: JSON and form alike.
app.register(async (scope) => {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
  scope.all('/api/billing-portal', (request, reply) => {
    reply.hijack()
    return portal(request.raw, reply.raw)
  })
})

export const handler = awsLambdaFastify(app)
