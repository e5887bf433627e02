export interface SentRequest {
  url: string
  init: RequestInit
}

type Step = Response | Error | ((request: SentRequest) => Response | Promise<Response>)

export const secretKey = 'mf_sk_test_SENTINELKEY'

export const mintedSession = {
  id: 'ps_1',
  url: 'https://portal.marginfront.com/r/mgl_SENTINELTOKEN',
  token: 'mgl_SENTINELTOKEN',
  expiresAt: '2030-01-01T01:00:00.000Z',
}

export const listedSession = {
  id: 'ps_1',
  isUsed: false,
  expiresAt: '2030-01-01T01:00:00.000Z',
}

export function json(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), {
    ...init,
    headers: { 'content-type': 'application/json', ...init.headers },
  })
}

export const status = (code: number, headers: Record<string, string> = {}) =>
  json(
    { statusCode: code, message: 'Upstream words', error: 'Upstream' },
    { status: code, headers },
  )

/** A `fetch` that plays its steps in order and keeps what it was asked; one step too many fails. */
export function scriptedFetch(...steps: Step[]) {
  const requests: SentRequest[] = []
  const fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const request = { url: String(input), init }
    const step = steps[requests.push(request) - 1]
    if (step === undefined) throw new Error('The script has no more steps')
    if (step instanceof Error) throw step
    return typeof step === 'function' ? step(request) : step
  }
  return { fetch, requests }
}

/** What Node's `fetch` throws when nobody listens. */
export function connectionRefused(): Error {
  const cause = Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:443'), {
    code: 'ECONNREFUSED',
    address: '10.1.2.3',
  })
  return new TypeError('fetch failed', { cause })
}

/** The error that a promise rejects with; a promise that resolves fails the test. */
export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  const value = await promise.then(
    (resolved) => ({ resolved }),
    (error: unknown) => ({ error }),
  )
  if ('error' in value) return value.error
  throw new Error(`Expected a rejection, but it gave ${JSON.stringify(value.resolved)}`)
}
