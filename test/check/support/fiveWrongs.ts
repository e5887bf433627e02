import { once } from 'node:events'
import { createServer } from 'node:http'
import { errorUrl } from '../../../src/contract/errorUrl.ts'

/**
 * Serves a portal route that somebody may have written by hand, wrong in five ways: it mints for any
 * origin that begins like the app's, bills whom the body names, hands any return URL on, lets its
 * answers be stored, and repeats what MarginFront said.
 */
export async function serveFiveWrongs({
  marginFront,
  key,
  limit = 95,
  besides = {},
}: {
  marginFront: string
  key: string
  /** How many links a customer may take. */
  limit?: number
  /** What a link's document has besides. */
  besides?: object
}) {
  const taken = new Map<string, number>()

  const handle = async (request: Request, own: string): Promise<Response> => {
    const answer = (status: number, body: object, type: string, more = {}) =>
      new Response(request.method === 'HEAD' ? null : JSON.stringify(body), {
        status,
        headers: {
          'content-type': type,
          'referrer-policy': 'no-referrer',
          'x-content-type-options': 'nosniff',
          vary: 'Origin, Cookie',
          ...more,
        },
      })
    const fail = (
      status: number,
      code: string,
      title = 'Billing failed.',
      more = {},
      retryAfter?: number,
    ) =>
      answer(
        status,
        {
          type: errorUrl(code),
          title,
          status,
          code,
          requestId: crypto.randomUUID(),
          ...(retryAfter !== undefined && { retryAfter }),
        },
        'application/problem+json',
        more,
      )

    if (request.method !== 'POST') {
      return fail(405, 'method_not_allowed', undefined, { allow: 'POST' })
    }
    const origin = request.headers.get('origin') ?? 'null'
    const isOwn =
      origin === 'null'
        ? request.headers.get('sec-fetch-site') === 'same-origin'
        : origin.startsWith(own)
    if (!isOwn) return fail(403, 'cross_site_request')

    const bytes = await request.arrayBuffer()
    const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
    if (type !== 'application/json' && !(type === '' && bytes.byteLength === 0)) {
      return fail(415, 'unsupported_media_type')
    }
    if (bytes.byteLength > 8192) return fail(413, 'invalid_request')
    let fields: Record<string, unknown>
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      fields = JSON.parse(text === '' ? '{}' : text)
      if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
        throw new TypeError()
    } catch {
      return fail(400, 'invalid_request')
    }
    const account = /account=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1]
    if (account === undefined) return fail(401, 'unauthenticated')

    const count = (taken.get(account) ?? 0) + 1
    taken.set(account, count)
    if (count > limit) return fail(429, 'rate_limited', undefined, { 'retry-after': '30' }, 30)

    const asked = typeof fields['returnUrl'] === 'string' ? fields['returnUrl'] : ''
    const returnUrl = asked.startsWith('/') ? own + asked : asked
    const made = await fetch(`${marginFront}/v1/portal-sessions`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      body: JSON.stringify({
        customerExternalId: fields['customerExternalId'] ?? account,
        ...(returnUrl !== '' && { returnUrl }),
      }),
      signal: AbortSignal.timeout(1000),
    }).catch((error: unknown) => error)
    if (!(made instanceof Response)) {
      const isLate = made instanceof Error && made.name === 'TimeoutError'
      return isLate ? fail(504, 'upstream_timeout') : fail(502, 'upstream_error')
    }
    const text = await made.text().catch(() => undefined)
    if (text === undefined) return fail(504, 'upstream_timeout')
    if (made.status === 404) return fail(404, 'no_customer')
    if (made.status === 429) {
      const wait = Number(made.headers.get('retry-after')) || 60
      return fail(429, 'rate_limited', undefined, { 'retry-after': String(wait) }, wait)
    }
    if ([400, 401, 403, 422].includes(made.status)) return fail(500, 'misconfigured', text)
    try {
      const { id, url, expiresAt } = JSON.parse(text)
      const isPortals = /^https:\/\/portal\.marginfront\.com\/[^\s\\]{1,2000}$/.test(url)
      if (made.ok && isPortals) {
        return answer(200, { url, expiresAt, ...besides }, 'application/json')
      }
      await fetch(`${marginFront}/v1/portal-sessions/${id}`, {
        method: 'DELETE',
        headers: { 'x-api-key': key },
      })
    } catch {
      // Answered below, as every other failure of MarginFront's.
    }
    return fail(502, 'upstream_error')
  }

  const server = createServer(async (incoming, outgoing) => {
    const own = `http://${incoming.headers.host}`
    const chunks: Uint8Array[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const { method = 'GET', url = '/', headersDistinct } = incoming
    const request = new Request(own + url, {
      method,
      headers: Object.entries(headersDistinct).flatMap(([name, values = []]) =>
        values.map((value): [string, string] => [name, value]),
      ),
      ...(method !== 'GET' && method !== 'HEAD' && { body }),
    })
    const response = await handle(request, own)
    outgoing.writeHead(response.status, [...response.headers].flat())
    outgoing.end(await response.text())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/api/billing-portal`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
