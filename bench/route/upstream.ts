/** Where MarginFront's API is, and how it is asked. */
export interface Upstream {
  baseUrl: string
  fetch: typeof globalThis.fetch
}

export const secretKey = 'mf_sk_test_bench'

/** What MarginFront answers to each mint. */
export const session = JSON.stringify({
  id: 'ps_0123456789abcdef',
  url: 'https://portal.marginfront.com/r/mgl_0123456789abcdef0123456789abcdef',
  token: 'mgl_0123456789abcdef0123456789abcdef',
  expiresAt: '2099-01-01T00:00:00.000Z',
})

/** Stands in for MarginFront where only the code around the call is measured: it answers at once. */
export const stubbed: Upstream = {
  baseUrl: 'https://api.marginfront.com/v1',
  fetch: async () => new Response(session, { status: 201 }),
}

/** Stands in for the host's own sign-in: the cookie says who it is. */
export function signedIn(cookie: string | null | undefined): string | undefined {
  return cookie?.startsWith('customer=') ? cookie.slice('customer='.length) : undefined
}
