import type { IncomingMessage } from 'node:http'
import { bytesOf, isOver } from './streamOf.ts'

/** A body on its way. */
interface Reading {
  /** The whole body; `undefined` as soon as it is longer than allowed. */
  bytes: Promise<Uint8Array | undefined>
  /** Lets the rest flow away unread: cutting the connection would cut the answer with it. */
  stop: () => void
}

/** Reads the body of a request that nobody has read before. */
export function readBytes(req: IncomingMessage, maxBytes: number): Reading {
  let chunks: Uint8Array[] = []
  let size = 0
  let isStopped = false
  let isEnded = false

  const bytes = new Promise<Uint8Array | undefined>((resolve, reject) => {
    // An error is made where there is one alone: its stack takes longer than the whole route.
    const breakOff = () => {
      if (!isEnded) reject(new Error('The body broke off.'))
    }
    req.on('data', (chunk: Uint8Array | string) => {
      if (isStopped) return
      const part = bytesOf(chunk, req)
      size += part.byteLength
      if (size <= maxBytes) return chunks.push(part)
      stop()
      return resolve(undefined)
    })
    req.on('end', () => {
      isEnded = true
      const [only] = chunks
      resolve(only && chunks.length === 1 ? only : Buffer.concat(chunks))
    })
    req.on('error', breakOff).on('close', breakOff)
    // It may have closed before anybody listened, and says so only once.
    if (isOver(req)) breakOff()
    // Middleware may have paused it, and listening does not undo that.
    req.resume()
  })

  function stop() {
    isStopped = true
    chunks = []
    req.resume()
  }
  return { bytes, stop }
}
