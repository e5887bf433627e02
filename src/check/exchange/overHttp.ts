import { request as requestOverHttp } from 'node:http'
import { request as requestOverTls } from 'node:https'
import { text } from 'node:stream/consumers'
import type { Answer, Carrier } from './Exchange.ts'

/** Carries a request over HTTP, each on a connection of its own. Follows no redirect. */
export const overHttp: Carrier = ({ url, method, headers, body, chunked }, signal) =>
  new Promise<Answer>((resolve, reject) => {
    const request = url.startsWith('https:') ? requestOverTls : requestOverHttp
    const outgoing = request(url, {
      method,
      headers: {
        ...Object.fromEntries(headers),
        connection: 'close',
        // Node sends the body of some methods with no length otherwise.
        ...(body && !chunked && { 'content-length': body.byteLength }),
      },
      agent: false,
      signal,
    })
    outgoing.once('error', reject)
    outgoing.once('response', (incoming) => {
      const received = new Headers()
      for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
        for (const value of values) received.append(name, value)
      }
      const answer = (body: string) => ({
        status: incoming.statusCode ?? 0,
        headers: received,
        text: body,
      })
      text(incoming).then((body) => resolve(answer(body)), reject)
    })
    if (chunked && body) {
      outgoing.setHeader('transfer-encoding', 'chunked')
      outgoing.write(body.subarray(0, 1))
      outgoing.end(body.subarray(1))
    } else outgoing.end(body)
  })
