import { serve } from '../../shared/serve.ts'
import { createBackend, type Backend } from '../backend/createBackend.ts'
import type { PortalVisit } from '../backend/visitLink.ts'
import { createTenancy, type Tenancy } from './createTenancy.ts'
import type { PortalWorkerOptions } from './PortalFixture.ts'

/** The MarginFront of one worker, served on loopback. */
export interface PortalServer {
  /** Where it answers, such as `http://127.0.0.1:41873`. */
  readonly origin: string
  /** What makes a server of your own ask this MarginFront. */
  readonly env: { readonly MF_API_SECRET_KEY: string; readonly MF_API_BASE_URL: string }
}

/** The same, with what the fixtures need of it. */
export interface ServedPortal extends PortalServer {
  backend: Backend<unknown>
  tenancy: Tenancy
  /** What became of the visit that ended at this address, with these cookies. */
  visitAt: (url: string, cookies: readonly string[]) => PortalVisit | undefined
  close: () => Promise<void>
}

/** Serves the backend of one worker: MarginFront's API, and the portal behind its links. */
export async function servePortal(
  port: number,
  route: PortalWorkerOptions['portalRoute'],
): Promise<ServedPortal> {
  const visits = new Map<string, PortalVisit>()
  let answer = async (_request: Request): Promise<Response> => new Response(null, { status: 503 })
  const { origin, close } = await serve((request) => answer(request), { port })
  // Links have to lead to where they are served, and that is known only now.
  const backend = createBackend({ ...route, portalOrigins: [origin] })
  const tenancy = createTenancy(backend.emulator)

  answer = async (request) => {
    const { pathname } = new URL(request.url)
    const stray = await tenancy.findStray(request)
    if (stray !== undefined) return new Response(stray, { status: 500 })
    if (!pathname.startsWith('/r/')) return backend.emulator.fetch(request)

    const { visit, response } = await backend.open(request)
    const strayVisit = tenancy.findStrayVisit(visit)
    if (strayVisit !== undefined) return new Response(strayVisit, { status: 500 })
    visits.set(pathname, visit)
    for (const cookie of response.headers.getSetCookie()) {
      visits.set(cookie.split(';')[0] ?? '', visit)
    }
    return response
  }

  return {
    origin,
    env: {
      MF_API_SECRET_KEY: backend.emulator.secretKeys[0] ?? '',
      MF_API_BASE_URL: `${origin}/v1`,
    },
    backend,
    tenancy,
    visitAt(url, cookies) {
      const { pathname } = new URL(url)
      if (pathname.startsWith('/r/')) return visits.get(pathname)
      return cookies.map((cookie) => visits.get(cookie)).find((visit) => visit !== undefined)
    },
    close,
  }
}
