import type { Plugin } from 'esbuild'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { createEmulator, type Emulator } from '../../../src/emulator/index.ts'
import { createPortalRoute, type PortalRouteOptions } from '../../../src/server/index.ts'
import { toNodeHandler } from '../../../src/server/node/index.ts'
import type { PortalOptions } from '../../../src/react/settings/PortalOptions.ts'
import { deferred } from '../../support/deferred.ts'
import { buildClient, type Mode } from './buildClient.ts'
import { documentOf } from './documentOf.ts'
import type { PageName } from './pages.tsx'
import { startServer } from './startServer.ts'
import { deskPath, supportDesk } from './supportDesk.ts'

/** How a page is served. */
export interface PageSetup {
  options?: PortalOptions
  headers?: Record<string, string>
  isStrict?: boolean
  mode?: Mode
}

/** What became of the links of a scenario, and how often a page asked for one. */
export interface Books {
  asked: number
  minted: number
  opened: number
  revoked: number
  /** Minted, and neither opened nor revoked. */
  live: number
  /** Visits to a link that is not live. */
  refused: number
}

/** A host's app and its MarginFront, each on an origin of its own, run by real HTTP. */
export interface App {
  origin: string
  portalOrigin: string
  emulator: Emulator
  /** Whether the person is signed in to the app. */
  isSignedIn: boolean
  /** Every request of the browser, as `POST /api/billing-portal`, oldest first. */
  requests: readonly string[]
  /** Those of them that the browser gave up before they were answered, as far as the app heard. */
  givenUp: readonly string[]
  books: () => Books
  /** Serves a page, and gives its address. */
  page: (page: PageName, setup?: PageSetup) => string
  /** Gives the route other options. */
  configure: (options: Partial<PortalRouteOptions>) => void
  /** Lets requests wait, before anything is done with them. */
  hold: (request: RegExp) => Hold
  /** Answers requests in a way of its own; `goOn` has them answered as usual. */
  intercept: (request: RegExp, answer: Interceptor) => void
  /** Cuts all connections and takes no new ones, or comes back. */
  setReachable: (isReachable: boolean) => Promise<void>
  /** Forgets all of the above. */
  startOver: () => Promise<void>
  close: () => Promise<void>
}

/** Requests that wait. */
export interface Hold {
  letGo: () => void
}

export type Interceptor = (
  request: IncomingMessage,
  response: ServerResponse,
  goOn: () => void,
) => void

const endpoint = '/api/billing-portal'

/** Starts an app whose pages run this client. */
export async function startApp(plugins: Plugin[] = []): Promise<App> {
  const scripts = new Map([
    ...(await buildClient('production', plugins)),
    ...(await buildClient('development', plugins)),
  ])
  const emulator = createEmulator()
  const pages = new Map<string, { html: string; headers: Record<string, string> }>()
  const requests: string[] = []
  const givenUp: string[] = []
  let interceptors: { matches: RegExp; answer: Interceptor }[] = []
  let isSignedIn = true
  let served = 0

  function portalRoute(options: Partial<PortalRouteOptions>) {
    return createPortalRoute({
      secretKey: emulator.secretKeys[0],
      baseUrl: `${portal.origin}/v1`,
      portalOrigins: [portal.origin],
      // The scenarios of a minute are more than a person's clicks.
      rateLimit: false,
      resolveCustomer: () => (isSignedIn ? { customerExternalId: 'acme-001' } : 'unauthenticated'),
      onEvent: () => {},
      ...options,
    })
  }

  function receive(answer: RequestListener): RequestListener {
    return (request, response) => {
      const name = `${request.method} ${request.url}`
      // What the route asks of MarginFront is in the emulator's own books.
      if (!/\/v1\/|favicon/.test(name)) requests.push(name)
      response.once('close', () => {
        if (!response.writableFinished) givenUp.push(name)
      })
      const interceptor = interceptors.find(({ matches }) => matches.test(name))
      if (interceptor) interceptor.answer(request, response, () => answer(request, response))
      else answer(request, response)
    }
  }

  const answerPortal = toNodeHandler((request) => emulator.fetch(request))
  const portal = await startServer(
    '127.0.0.1',
    receive((request, response) => void answerPortal(request, response)),
  )
  let route = toNodeHandler(portalRoute({}))
  const desk = supportDesk({
    emulator,
    portalOrigin: portal.origin,
    isSignedIn: () => isSignedIn,
  })
  const app = await startServer(
    'localhost',
    receive((request, response) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname
      const page = pages.get(path)
      const script = scripts.get(path)
      if (path === endpoint) void route(request, response)
      else if (`${path}/`.startsWith(`${deskPath}/`)) void desk(request, response)
      else if (page) send(response, 'text/html; charset=utf-8', page.html, page.headers)
      else if (script) send(response, 'text/javascript', script)
      else if (path === '/elsewhere') send(response, 'text/html', '<title>Elsewhere</title>')
      else if (path === '/api/plan') send(response, 'application/json', '{"plan":"Growth"}')
      else response.writeHead(204).end()
    }),
  )

  return {
    origin: app.origin,
    portalOrigin: portal.origin,
    emulator,
    requests,
    givenUp,
    get isSignedIn() {
      return isSignedIn
    },
    set isSignedIn(isIn) {
      isSignedIn = isIn
    },
    books() {
      const { all, live } = emulator.sessions
      const events = emulator.events.map(({ type }) => type)
      const count = (wanted: string) => events.filter((type) => type === wanted).length
      return {
        asked: requests.filter((name) => name === `POST ${endpoint}`).length,
        minted: all.length,
        opened: count('opened'),
        revoked: count('revoked'),
        live: live.length,
        refused: count('refused'),
      }
    },
    page(page, { options, headers = {}, isStrict = false, mode = 'production' } = {}) {
      served += 1
      const path = `/page-${served}`
      const settings = { endpoint, portalOrigins: [portal.origin], ...options }
      pages.set(path, {
        html: documentOf({ page, options: settings, isStrict }, mode),
        headers,
      })
      return app.origin + path
    },
    configure(options) {
      route = toNodeHandler(portalRoute(options))
    },
    hold(matches) {
      const released = deferred()
      interceptors.push({
        matches,
        answer: (_request, _response, goOn) => void released.promise.then(goOn),
      })
      return { letGo: released.resolve }
    },
    intercept: (matches, answer) => void interceptors.push({ matches, answer }),
    setReachable: (isReachable) => app.setReachable(isReachable),
    async startOver() {
      await app.setReachable(true)
      interceptors = []
      isSignedIn = true
      route = toNodeHandler(portalRoute({}))
      emulator.reset()
      pages.clear()
      requests.length = 0
      givenUp.length = 0
    },
    async close() {
      await Promise.all([app.close(), portal.close()])
    },
  }
}

function send(
  response: ServerResponse,
  type: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
) {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache', ...headers })
  response.end(body)
}
