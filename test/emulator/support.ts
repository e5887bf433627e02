import type { Emulator } from '../../src/emulator/index.ts'

export const origin = 'http://emulator.test'
export const acme = '5f0c2a4e-8f1d-4b7a-9c35-1d2e3f4a5b6c'
export const globex = 'b81d7e90-3c64-4f52-8a1b-7e6d5c4b3a29'

interface Call {
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** Calls the API with the emulator's own key. */
export function call(
  emulator: Emulator,
  method: string,
  path: string,
  { body, headers, signal }: Call = {},
): Promise<Response> {
  return emulator.fetch(`${origin}/v1${path}`, {
    method,
    headers: {
      'x-api-key': emulator.secretKeys[0] ?? '',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  })
}

interface Minted {
  id: string
  url: string
  token: string
  [field: string]: unknown
}

export async function mint(
  emulator: Emulator,
  wish: Record<string, unknown> = { customerExternalId: 'acme-001' },
): Promise<Minted> {
  const answer = await call(emulator, 'POST', '/portal-sessions', { body: wish })
  if (answer.status !== 201) throw new Error(`The mint was answered with ${answer.status}.`)
  return answer.json()
}

/** A person with one browser: keeps the cookie and follows redirects. */
export function createVisitor(emulator: Emulator) {
  let cookie = ''
  return async function visit(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, origin)
    const headers = new Headers(init.headers)
    if (cookie !== '') headers.set('cookie', cookie)
    const answer = await emulator.fetch(url, { ...init, headers })
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    const next = answer.headers.get('location')
    return next === null ? answer : visit(new URL(next, url).href)
  }
}

/** What a person reads: the page without its tags. */
export const textOf = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
