import type { Answer } from '../answers/Answer.ts'
import type { NodeRequest, NodeResponse } from './messages.ts'

/**
 * Writes a web `Response` to Node's, unless something was sent already or nobody is left, and says
 * whether it did.
 */
export async function sendResponse(
  response: Response,
  req: NodeRequest,
  res: NodeResponse,
): Promise<boolean> {
  const body = new Uint8Array(await response.arrayBuffer())
  if (isSettled(res)) return false
  res.statusCode = response.status
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') res.setHeader(name, value)
  }
  const cookies = [res.getHeader('set-cookie') ?? [], response.headers.getSetCookie()].flat()
  if (cookies.length > 0) res.setHeader('set-cookie', cookies.map(String))
  if (req.method === 'HEAD') res.end()
  else res.end(body)
  return true
}

/** Writes an answer in parts, as {@link sendResponse} does. */
export function sendAnswer({ status, headers, body }: Answer, res: NodeResponse): boolean {
  if (isSettled(res)) return false
  res.statusCode = status
  // Not by `writeHead`: what wraps `end` may still add headers, and what logs may read these.
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  res.end(body ?? '')
  return true
}

function isSettled(res: NodeResponse): boolean {
  return res.headersSent || res.writableEnded || res.destroyed
}
