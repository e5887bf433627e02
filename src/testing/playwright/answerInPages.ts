import type { BrowserContext, Request as PageRequest, Route } from '@playwright/test'
import type { ServedPortal } from './servePortal.ts'

/** Answers what the pages of a context ask the endpoint for with the route of this worker. */
export async function answerInPages(
  context: BrowserContext,
  endpoint: string,
  { backend, tenancy }: ServedPortal,
  isOver: () => boolean,
): Promise<void> {
  await context.route(
    (url) => isEndpoint(url, endpoint),
    async (route, asked) => {
      if (isOver()) {
        tenancy.report(`${asked.method()} ${endpoint} came from a page whose test is over`)
        return route.abort()
      }
      switch (asked.method() === 'OPTIONS' ? undefined : backend.takeOnTheWay()) {
        case 'network':
          return route.abort('failed')
        case 'timeout':
          // Never answered: the page gives up by itself, or goes.
          return undefined
        default:
          return send(route, await backend.route(await toRequest(asked)))
      }
    },
  )
}

function isEndpoint(url: URL, endpoint: string): boolean {
  return endpoint.startsWith('/')
    ? url.pathname === endpoint
    : url.href.split(/[?#]/)[0] === endpoint
}

async function toRequest(asked: PageRequest): Promise<Request> {
  const named = Object.entries(await asked.allHeaders()).filter(([name]) => !name.startsWith(':'))
  const body = asked.postDataBuffer()
  return new Request(asked.url(), {
    method: asked.method(),
    headers: named,
    ...(body && { body: new Uint8Array(body) }),
  })
}

async function send(route: Route, response: Response): Promise<void> {
  try {
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  } catch (error) {
    // A page that was closed meanwhile needs no answer.
    const isClosed = /has been closed|Request context disposed|already handled/i.test(String(error))
    if (!isClosed) throw error
  }
}
