import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'

/** Where MarginFront's API is for all that are compared, and how it is asked. */
export interface Upstream {
  baseUrl: string
  fetch: typeof globalThis.fetch
}

export const secretKey = 'mf_sk_test_bench'

/** Stands in for the host's own sign-in: who is signed in is in the cookie. */
export function signedIn(cookie: string | null | undefined): string | undefined {
  return cookie?.startsWith('customer=') ? cookie.slice('customer='.length) : undefined
}

async function mint({ baseUrl, fetch }: Upstream, returnUrl: unknown, customerExternalId: unknown) {
  const answer = await fetch(`${baseUrl}/portal-sessions`, {
    method: 'POST',
    headers: { 'x-api-key': secretKey, 'content-type': 'application/json' },
    body: JSON.stringify({ customerExternalId, returnUrl }),
  })
  const { url, expiresAt }: { url: string; expiresAt: string } = await answer.json()
  return { url, expiresAt }
}

/** The shortest route that works, with a web Request and Response: it guards against nothing. */
export function handWrittenRoute(upstream: Upstream) {
  return async (request: Request): Promise<Response> => {
    const { returnUrl }: { returnUrl?: string } = await request.json()
    const customer = signedIn(request.headers.get('cookie'))
    return Response.json(await mint(upstream, returnUrl, customer))
  }
}

/** The same on bare `node:http`. */
export function handWrittenNodeHandler(upstream: Upstream) {
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    let text = ''
    for await (const chunk of req) text += chunk
    const { returnUrl }: { returnUrl?: string } = JSON.parse(text)
    const link = await mint(upstream, returnUrl, signedIn(req.headers.cookie))
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(link))
  }
}

/** The first one on `node:http`, by the shortest adapter that works. */
export function handWrittenAdapter(route: (request: Request) => Promise<Response>) {
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/', headers } = req
    const init = { method, body: Readable.toWeb(req), duplex: 'half' }
    const request = new Request(`http://${headers.host}${url}`, {
      ...(init as unknown as RequestInit),
      headers: headers as Record<string, string>,
    })
    const response = await route(request)
    res.writeHead(response.status, Object.fromEntries(response.headers))
    res.end(await response.text())
  }
}
