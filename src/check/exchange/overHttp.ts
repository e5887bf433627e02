import { request as requestOverHttp } from 'node:http'
import { request as requestOverTls } from 'node:https'
import { text } from 'node:stream/consumers'
import type { Answer, Carrier } from './Exchange.ts'
import { Unreachable } from './Unreachable.ts'

const nobodyThere = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/

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
    outgoing.once('error', (error: NodeJS.ErrnoException) => {
      const isThere = !nobodyThere.test(error.code ?? '')
      reject(isThere ? error : new Unreachable(error.message, { cause: error }))
    })
    outgoing.once('response', (incoming) => {
      const carried = new Headers()
      for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
        for (const value of values) carried.append(name, value)
      }
      const answer = (received: string) => ({
        status: incoming.statusCode ?? 0,
        headers: carried,
        text: received,
      })
      text(incoming).then((received) => resolve(answer(received)), reject)
    })
    if (chunked && body) {
      outgoing.setHeader('transfer-encoding', 'chunked')
      outgoing.write(body.subarray(0, 1))
      outgoing.end(body.subarray(1))
    } else outgoing.end(body)
  })
