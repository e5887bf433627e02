import type { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import type { AdaptedRequest } from '../incoming/Incoming.ts'
import { fieldValue } from './copyHeaders.ts'
import type { NodeRequest } from './messages.ts'
import { readBytes } from './readBytes.ts'
import { isOver } from './streamOf.ts'
import { methodOf, toReadRequest, toRequest } from './toRequest.ts'
import type { AnswerTrack } from './trackAnswer.ts'
import { urlOf } from './urlOf.ts'

/**
 * Tells whether a request can be answered as it is. Not so over HTTP/2, for a mock or an injected
 * request, or once somebody has read the body: then only a web `Request` comes to the same.
 */
export function isUnread(req: NodeRequest): req is IncomingMessage {
  return (
    // Lambda adapters extend Node's request, and have no connection. Its class is not asked for: the
    // import of node:http also loads WebSocket, which takes ten times as long as all of this entry.
    req.socket instanceof Socket &&
    !('stream' in req) &&
    !req.readableDidRead &&
    !req.readableEnded &&
    !isOver(req)
  )
}

/** A request as Node received it, with no web `Request` made of it until the host asks for one. */
export class UnreadRequest implements AdaptedRequest {
  readonly method: string
  readonly url: string
  readonly headers: AdaptedRequest['headers']
  readonly signal: Pick<AbortSignal, 'aborted'>
  readonly #req: IncomingMessage
  readonly #track: AnswerTrack
  #made: Request | undefined
  #reading: ReturnType<typeof readBytes> | undefined

  constructor(req: IncomingMessage, track: AnswerTrack) {
    this.method = methodOf(req)
    this.url = urlOf(req)
    this.headers = new ReceivedHeaders(req)
    this.signal = track.hungUp
    this.#req = req
    this.#track = track
  }

  get made(): Request | undefined {
    return this.#made
  }

  toRequest(): Request {
    const signal = this.#track.hangUpSignal
    this.#made ??= this.#reading
      ? toReadRequest(this.#req, signal())
      : toRequest(this.#req, signal())
    return this.#made
  }

  readBody(maxBytes: number): Promise<Uint8Array | undefined> {
    this.#reading = readBytes(this.#req, maxBytes)
    return this.#reading.bytes
  }

  discardBody(): void {
    this.#reading?.stop()
  }
}

/** What Node keeps by its name in lower case. */
class ReceivedHeaders {
  readonly #headers: IncomingMessage['headers']

  constructor({ headers }: IncomingMessage) {
    this.#headers = headers
  }

  get(name: string): string | null {
    const value = this.#headers[name]
    if (value === undefined) return null
    // Middleware may have set anything.
    return fieldValue(typeof value === 'string' ? value : [value].flat().map(String).join(', '))
  }

  has(name: string): boolean {
    return this.#headers[name] !== undefined
  }
}
