import type { Browser, Page } from 'playwright-core'
import { portalOrigin } from './startMarginFront.ts'
import type { Subject } from './backChecks.ts'

interface Paused {
  requestId: string
  request: { url: string; method: string; headers: Record<string, string>; postData?: string }
  /** Given once the answer is there. */
  responseStatusCode?: number
}

/** A person with a browser of their own, who has not signed in yet. */
export interface Visitor {
  page: Page
  /** Errors and warnings of the console, and errors that nobody caught. */
  complaints: string[]
  /** Every text that the app has sent to the browser. */
  loaded: string[]
  /** What the browser asked of machines that are none of this test's. */
  outside: string[]
  leave: () => Promise<void>
}

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** Opens a browser in which MarginFront's portal is the stand-in's, and nothing else is outside. */
export async function openVisitor(
  browser: Browser,
  { host, origin, marginFront }: Subject,
  { javaScriptEnabled = true, keepLoaded = false } = {},
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: origin, javaScriptEnabled })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const complaints: string[] = []
  const loaded: string[] = []
  const outside: string[] = []

  page.on('console', (message) => {
    const { url } = message.location()
    // Browsers ask for an icon that nobody has promised.
    if (url.endsWith('/favicon.ico') || !/^(error|warning)$/.test(message.type())) return
    if (host.front?.ignoredComplaints?.test(message.text())) return
    complaints.push(`${message.text()} ${url}`)
  })
  page.on('pageerror', (error) => complaints.push(String(error)))

  // Playwright's own routing does not see where a redirect leads, and a form is redirected.
  const session = await context.newCDPSession(page)
  session.on('Fetch.requestPaused', (paused) => {
    void answer(paused).catch((error: unknown) => {
      // A page that was left takes its requests along.
      if (!page.isClosed() && !/Invalid InterceptionId/.test(String(error))) {
        complaints.push(String(error))
      }
    })
  })
  async function answer({ requestId, request, ...response }: Paused): Promise<void> {
    const { hostname, origin: asked } = new URL(request.url)
    if (response.responseStatusCode !== undefined) {
      const isRedirect = response.responseStatusCode >= 300 && response.responseStatusCode < 400
      if (!isRedirect) loaded.push(await bodyOf(requestId))
    } else if (asked === portalOrigin) {
      await session.send('Fetch.fulfillRequest', { requestId, ...(await portal(request)) })
      return
    } else if (!loopback.test(hostname)) {
      outside.push(request.url)
      await session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
      return
    }
    await session.send('Fetch.continueRequest', { requestId })
  }
  async function bodyOf(requestId: string): Promise<string> {
    const { body, base64Encoded } = await session.send('Fetch.getResponseBody', { requestId })
    return base64Encoded ? Buffer.from(body, 'base64').toString() : body
  }
  async function portal({ url, method, headers, postData }: Paused['request']) {
    const cookies = await context.cookies(url)
    const answered = await marginFront.emulator.fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        ...headers,
        cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      },
      ...(postData !== undefined && { body: postData }),
    })
    return {
      responseCode: answered.status,
      responseHeaders: [...answered.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await answered.arrayBuffer()).toString('base64'),
    }
  }
  await session.send('Fetch.enable', {
    patterns: [
      { urlPattern: 'http*', requestStage: 'Request' },
      ...(keepLoaded ? [{ urlPattern: 'http:*', requestStage: 'Response' as const }] : []),
    ],
  })
  return { page, complaints, loaded, outside, leave: () => context.close() }
}
