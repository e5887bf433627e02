/** Serves a hapi server that listens nowhere: each request is injected into it. */
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { server } from './server.ts'

createServer(async (req, res) => {
  const { method, url, headers } = req
  const answer = await server.inject({ method, url, headers, payload: await buffer(req) })
  res.writeHead(answer.statusCode, answer.headers)
  res.end(answer.rawPayload)
}).listen(Number(process.env.PORT), 'localhost')
