import Hapi from '@hapi/hapi'
import { portal } from './portal.ts'

export const server = Hapi.server({ host: 'localhost', port: process.env.PORT ?? 3000 })

server.route({
  method: '*',
  path: '/api/billing-portal',
  // The body is left for the route: JSON and form alike.
  options: { payload: { parse: false, output: 'stream' } },
  async handler(request, h) {
    const { account } = request.state // your own sign-in
    await portal(Object.assign(request.raw.req, { account }), request.raw.res)
    return h.abandon
  },
})
