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
  if (res.headersSent || res.writableEnded || res.destroyed) return false
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
