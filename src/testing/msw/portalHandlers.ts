import { delay, http, HttpResponse, type HttpHandler } from 'msw'
import type { PortalBackend } from '../backend/PortalBackend.ts'

/**
 * Creates the MSW handlers that answer a page's requests for a link with a real portal route. For
 * pages that use the global `fetch`; MSW 2 and 3, in Node and in the browser.
 *
 * @example
 * const backend = createPortalBackend()
 * const server = setupServer(...portalHandlers(backend))
 */
export function portalHandlers(backend: Pick<PortalBackend, 'endpoint' | 'fetch'>): HttpHandler[] {
  return [
    // MSW compares paths alone.
    http.all(backend.endpoint.replace(/[?#].*$/, ''), async ({ request }) => {
      try {
        return await backend.fetch(request)
      } catch (error) {
        if (isTimeout(error)) await delay('infinite')
        return HttpResponse.error()
      }
    }),
  ]
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'timeout'
}
