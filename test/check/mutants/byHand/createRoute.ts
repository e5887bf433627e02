import type { Handler, Workshop } from '../Mutant.ts'
import { accountOf, app, createLimit, portal } from '../createWorkshop.ts'
import { documentOf, pageOf, Refused } from './failures.ts'

export interface Minted {
  id: string
  url: string
  expiresAt: string
}

type Fields = Record<string, unknown>

/** What a route is made of; a wrong one has another part in the place of one of these. */
export interface Parts {
  methodOf(request: Request): string
  isOwn(request: Request): boolean
  fieldsOf(request: Request): Promise<Fields>
  customerOf(request: Request, fields: Fields): string | undefined
  returnUrlOf(fields: Fields, request: Request): string | undefined
  meter(account: string, request: Request): void | Promise<void>
  create(account: string, returnUrl: string | undefined): Promise<Response>
  read(answer: Response): Promise<Minted>
  isPortals(url: string): boolean
  revoke(id: string): Promise<void>
  linkFor(request: Request, link: Minted): Response | Promise<Response>
  failureFor(request: Request, refused: Refused): Response
  /** Around everything, with the answer as it would be. */
  finish(request: Request, answer: Response): Response | Promise<Response>
}

const always = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  vary: 'Origin, Cookie',
}

const patience = 15_000

export const isForm = (request: Request) => typeOf(request) === 'application/x-www-form-urlencoded'

const typeOf = ({ headers }: Request) =>
  (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** Reads a body as the contract has it. */
export async function readFields(request: Request): Promise<Fields> {
  const bytes = await request.arrayBuffer()
  if (bytes.byteLength > 0 && typeOf(request) !== 'application/json' && !isForm(request)) {
    throw new Refused(415, 'unsupported_media_type')
  }
  if (bytes.byteLength > 8192) throw new Refused(413, 'invalid_request')
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (isForm(request)) return Object.fromEntries(new URLSearchParams(text))
    const value: unknown = JSON.parse(text || '{}')
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // Refused below.
  }
  throw new Refused(400, 'invalid_request')
}

export function returnUrlOf({ returnUrl: asked }: Fields): string | undefined {
  if (asked === undefined || asked === null || asked === '') return undefined
  const isText = typeof asked === 'string' && !/[\s\\\p{Cc}]/u.test(asked)
  const text = isText && /^\/(?!\/)/.test(asked) ? app + asked : String(asked)
  if (!isText || !URL.canParse(text)) throw new Refused(400, 'invalid_return_url')
  const { origin, username, password, href, protocol } = new URL(text)
  const isApps = origin === app && protocol === 'https:' && !username && !password
  if (!isApps || href.length > 2048) throw new Refused(400, 'invalid_return_url')
  return href
}

/** A route that owes nothing to `createPortalRoute`. */
export function createRoute(
  { emulator }: Workshop,
  change: (right: Parts) => Partial<Parts> = () => ({}),
): Handler {
  const limit = createLimit()
  const [key = ''] = emulator.secretKeys
  const ask = (method: string, path: string, body?: object) =>
    emulator.fetch(`https://api.marginfront.com/v1/portal-sessions${path}`, {
      method,
      redirect: 'manual',
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(patience),
      ...(body && { body: JSON.stringify(body) }),
    })
  const right: Parts = {
    methodOf: ({ method }) => method,
    isOwn({ headers }) {
      const origin = headers.get('origin') || 'null'
      return origin === 'null' ? headers.get('sec-fetch-site') === 'same-origin' : origin === app
    },
    fieldsOf: readFields,
    customerOf: accountOf,
    returnUrlOf,
    async meter(account) {
      const taken = await limit({ key: account } as Parameters<typeof limit>[0])
      if (!taken.ok) throw new Refused(429, 'rate_limited', 30)
    },
    create: (account, returnUrl) => ask('POST', '', { customerExternalId: account, returnUrl }),
    async read(answer) {
      const { status, headers } = answer
      const wait = Number(headers.get('retry-after')) || undefined
      if ([400, 401, 403, 422].includes(status)) throw new Refused(500, 'misconfigured')
      if (status === 404) throw new Refused(404, 'no_customer')
      if (status === 429) throw new Refused(429, 'rate_limited', wait)
      const session = answer.ok ? JSON.parse(await answer.text()) : undefined
      if (typeof session?.url === 'string') return session
      throw new Refused(502, 'upstream_error')
    },
    isPortals(url) {
      if (/[\s\\\p{Cc}]/u.test(url) || url.length > 2048 || !URL.canParse(url)) return false
      const { origin, username, password } = new URL(url)
      return origin === portal && !username && !password
    },
    async revoke(id) {
      await ask('DELETE', `/${id}`)
    },
    linkFor: (request, { url, expiresAt }) =>
      isForm(request)
        ? new Response(null, { status: 303, headers: { location: url } })
        : Response.json({ url, expiresAt }),
    failureFor: (request, refused) =>
      isForm(request) && request.method === 'POST' ? pageOf(refused) : documentOf(refused),
    finish: (_, answer) => answer,
  }
  const parts = { ...right, ...change(right) }
  return async (request) => {
    const answer = await mint(request, parts).catch((error: unknown) => {
      const isLate = error instanceof Error && error.name === 'TimeoutError'
      const failure = isLate
        ? new Refused(504, 'upstream_timeout')
        : new Refused(502, 'upstream_error')
      return parts.failureFor(request, error instanceof Refused ? error : failure)
    })
    const headers = { ...always, ...Object.fromEntries(answer.headers) }
    return parts.finish(request, new Response(answer.body, { status: answer.status, headers }))
  }
}

async function mint(request: Request, parts: Parts): Promise<Response> {
  if (parts.methodOf(request) !== 'POST') throw new Refused(405, 'method_not_allowed')
  if (!parts.isOwn(request)) throw new Refused(403, 'cross_site_request')
  const fields = await parts.fieldsOf(request)
  const account = parts.customerOf(request, fields)
  if (account === undefined) throw new Refused(401, 'unauthenticated')
  const returnUrl = parts.returnUrlOf(fields, request)
  await parts.meter(account, request)
  const link = await parts.read(await parts.create(account, returnUrl))
  if (parts.isPortals(link.url) && !request.signal.aborted) return parts.linkFor(request, link)
  await parts.revoke(link.id)
  throw new Refused(502, 'upstream_error')
}
