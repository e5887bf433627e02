import type { NodeRequest } from './messages.ts'

/**
 * Returns the request's body as a web stream. Cancelling it lets the rest flow away unread, where
 * Node's own conversion would cut the connection and with it the answer.
 */
export function streamOf(req: NodeRequest): ReadableStream<Uint8Array> {
  let state: 'untouched' | 'open' | 'settled' = 'untouched'

  function listen(controller: ReadableStreamDefaultController<Uint8Array>) {
    const settleBy = (settle: () => void) => () => {
      if (state === 'open') settle()
      state = 'settled'
    }
    const brokeOff = settleBy(() => controller.error(new Error('The body broke off.')))
    const end = settleBy(() => controller.close())
    state = 'open'
    if (isOver(req)) return brokeOff()
    req.on('end', end).on('error', brokeOff).on('close', brokeOff)
    req.on('data', (chunk: Uint8Array | string) => {
      if (state !== 'open') return
      controller.enqueue(new Uint8Array(bytesOf(chunk, req)))
      req.pause()
    })
  }

  return new ReadableStream(
    {
      pull(controller) {
        if (state === 'untouched') listen(controller)
        req.resume()
      },
      cancel() {
        state = 'settled'
        req.resume()
      },
    },
    // Node throws away a body that was never touched, so nothing is read ahead.
    { highWaterMark: 0 },
  )
}

/** Returns a part of a body as bytes: it is a string once somebody has called `setEncoding`. */
export function bytesOf(chunk: Uint8Array | string, req: NodeRequest): Uint8Array {
  return typeof chunk === 'string' ? Buffer.from(chunk, req.readableEncoding ?? 'utf8') : chunk
}

// HTTP/2 never calls its requests closed, and says nothing more of one that was aborted before.
export function isOver(req: NodeRequest): boolean {
  return req.closed || ('stream' in req && req.stream.destroyed)
}
