import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'

/** A request as Node received it; its body is on its way until `null` ends it. */
export function received(
  parts: Partial<Pick<IncomingMessage, 'method' | 'url' | 'headers'>> = {},
  ...chunks: readonly (Uint8Array | string | null)[]
): IncomingMessage {
  const req = new IncomingMessage(new Socket())
  Object.assign(req, { complete: true, method: 'POST', url: '/', ...parts })
  for (const chunk of chunks) req.push(chunk)
  return req
}
