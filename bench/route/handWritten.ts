import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { secretKey, signedIn, type Upstream } from './upstream.ts'

/** The shortest route that works, with a web `Request` and `Response`: it guards against nothing. */
export function handWrittenRoute(upstream: Upstream) {
  return async (request: Request): Promise<Response> => {
    const { returnUrl }: { returnUrl?: string } = await request.json()
    const customer = signedIn(request.headers.get('cookie'))
    return Response.json(await mint(upstream, customer, returnUrl))
  }
}

/** The same on bare `node:http`. */
export function handWrittenHandler(upstream: Upstream) {
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    let text = ''
    for await (const chunk of req) text += String(chunk)
    const { returnUrl }: { returnUrl?: string } = JSON.parse(text)
    const link = await mint(upstream, signedIn(req.headers.cookie), returnUrl)
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(link))
  }
}

/** The route with `Request` and `Response` on `node:http`, by the shortest adapter that works. */
export function handWrittenAdapter(route: (request: Request) => Promise<Response>) {
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const headers = new Headers(
      Object.entries(req.headers).map(([name, value]) => [name, `${value}`]),
    )
    const init = { method: 'POST', headers, body: Readable.toWeb(req), duplex: 'half' }
    const request = new Request(`http://${headers.get('host')}${req.url}`, init as RequestInit)
    const response = await route(request)
    res.writeHead(response.status, Object.fromEntries(response.headers))
    res.end(await response.text())
  }
}

async function mint(
  { baseUrl, fetch }: Upstream,
  customer: string | undefined,
  returnUrl?: string,
) {
  const answer = await fetch(`${baseUrl}/portal-sessions`, {
    method: 'POST',
    headers: { 'x-api-key': secretKey, 'content-type': 'application/json' },
    body: JSON.stringify({ customerExternalId: customer, returnUrl }),
  })
  const { url, expiresAt }: { url: string; expiresAt: string } = await answer.json()
  return { url, expiresAt }
}
