import type { NodeRequest } from './messages.ts'

/**
 * Gives the request's body as a web stream. Cancelling it lets the rest flow away unread, where
 * Node's own conversion would cut the connection and with it the answer.
 */
export function streamOf(req: NodeRequest): ReadableStream<Uint8Array> {
  let open = true
  const once = (settle: () => void) => () => {
    if (open) settle()
    open = false
  }
  return new ReadableStream({
    start(controller) {
      const brokeOff = once(() => controller.error(new Error('The body broke off.')))
      req.on(
        'end',
        once(() => controller.close()),
      )
      req.on('error', brokeOff)
      req.on('close', brokeOff)
      req.on('data', (chunk: Uint8Array) => {
        if (!open) return
        controller.enqueue(new Uint8Array(chunk))
        req.pause()
      })
    },
    pull: () => void req.resume(),
    cancel: once(() => void req.resume()),
  })
}
