/** One request of the API, ready to be sent. */
export interface ApiRequest {
  method: 'GET' | 'POST' | 'DELETE'
  /** The path with names in place of ids: all that logs and metrics tell of it. */
  route: string
  /** What follows the base URL, encoded. */
  path: string
  /** Sent as JSON. */
  body?: Record<string, unknown>
}

export type Send = (request: ApiRequest, signal: AbortSignal) => Promise<Response>

export interface SenderOptions {
  apiKey: string
  baseUrl: string
  fetch: typeof globalThis.fetch | undefined
}

/** Creates the one place where requests leave. */
export function createSender({ apiKey, baseUrl, fetch }: SenderOptions): Send {
  let uncached: { cache?: 'no-store' } | undefined

  // `credentials` and `mode` stay unset, because not every server runtime knows them.
  return ({ method, path, body }, signal) => {
    uncached ??= knowsNoStore() ? { cache: 'no-store' } : {}
    return (fetch ?? globalThis.fetch)(baseUrl + path, {
      method,
      headers: {
        'x-api-key': apiKey,
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      ...uncached,
      redirect: 'manual',
      signal,
    })
  }
}

/**
 * Next 14, for one, caches `fetch` unless told not to. Workers of a compatibility date before
 * 2024-11-11 throw at the option instead
 * (https://developers.cloudflare.com/changelog/2024-11-11-cache-no-store).
 */
function knowsNoStore(): boolean {
  try {
    return new Request('https://api.invalid', { cache: 'no-store' }).url !== ''
  } catch {
    return false
  }
}
