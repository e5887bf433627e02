import { render, screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import {
  errorTable,
  type PortalErrorCode,
  type RouteErrorCode,
} from '../../src/contract/errorTable.ts'
import { BillingPortalButton, PortalError, type BillingPortalButtonProps } from '../../src/index.ts'
import { reachableFrom } from '../support/reachableFrom.ts'
import { endpoint, startWorker } from './setUp.tsx'

const { setUp, worker } = startWorker()
type Backend = ReturnType<typeof setUp>

async function click(backend: Pick<Backend, 'navigate'>, props: BillingPortalButtonProps = {}) {
  const onError = vi.fn<(error: PortalError) => void>()
  render(
    <BillingPortalButton
      endpoint={endpoint}
      navigate={backend.navigate}
      onError={onError}
      {...props}
    />,
  )
  await userEvent.click(screen.getByRole('button'))
  await waitFor(() => expect(onError).toHaveBeenCalledOnce())
  const alert = await screen.findByRole('alert')
  return { error: onError.mock.lastCall?.[0], alert }
}

/** Sends what the button sends, changed on its way, as a faulty page or proxy would. */
const altered =
  (change: RequestInit): typeof fetch =>
  (input, init) =>
    fetch(input, { ...init, ...change })

// Every code that a route can answer with, from a real route, as a person meets it.
const routeFailures: Record<RouteErrorCode, () => Promise<[Backend, BillingPortalButtonProps?]>> = {
  method_not_allowed: async () => [setUp(), { fetch: altered({ method: 'PUT' }) }],
  cross_site_request: async () => [setUp({ allowedOrigins: ['https://app.example.com'] })],
  unsupported_media_type: async () => [
    setUp(),
    { fetch: altered({ headers: { 'content-type': 'text/plain' } }) },
  ],
  invalid_request: async () => [setUp(), { fetch: altered({ body: '{"returnUrl":' }) }],
  invalid_return_url: async () => [setUp(), { returnUrl: 'https://evil.example/' }],
  unauthenticated: async () => [setUp({ resolveCustomer: () => 'unauthenticated' })],
  forbidden: async () => [setUp({ resolveCustomer: () => 'forbidden' })],
  no_customer: async () => [
    setUp({ resolveCustomer: () => ({ customerExternalId: 'nobody-404' }) }),
  ],
  rate_limited: async () => [setUp({ rateLimit: () => ({ ok: false, retryAfter: 42 }) })],
  misconfigured: async () => [
    setUp({
      resolveCustomer: () => {
        throw new Error('the host’s own mistake')
      },
    }),
  ],
  upstream_error: async () => {
    const backend = setUp()
    backend.emulator.faults.always({ kind: 'status', status: 500 })
    return [backend]
  },
  upstream_timeout: async () => {
    const backend = setUp({ timeout: 50 })
    backend.emulator.faults.always({ kind: 'hang' })
    return [backend]
  },
}

it.each(Object.entries(routeFailures))('shows the sentence of %s', async (code, prepare) => {
  const [backend, props] = await prepare()
  const { error, alert } = await click(backend, props)
  const { status, sentence, retryable } = errorTable[code as RouteErrorCode]
  // A known wait says it all.
  const words = code === 'rate_limited' ? 'Please try again in 42 seconds.' : sentence

  expect(error).toBeInstanceOf(PortalError)
  expect(error).toMatchObject({ code, status, retryable, message: sentence })
  expect(error?.requestId).toMatch(/\S/)
  expect(alert.textContent?.trim()).toBe(words)
  expect(backend.visits).toEqual([])
  expect(backend.emulator.sessions.live).toEqual([])
})

// Every failure that only the browser can see.
const browserFailures: [
  PortalErrorCode,
  string,
  () => Promise<[Backend, BillingPortalButtonProps?]>,
][] = [
  [
    'network',
    'the connection fails',
    async () => {
      const backend = setUp()
      worker.use(http.post(endpoint, () => HttpResponse.error()))
      return [backend]
    },
  ],
  [
    'timeout',
    'the app does not answer',
    async () => {
      const backend = setUp()
      worker.use(http.post(endpoint, () => new Promise<never>(() => {})))
      return [backend, { timeout: 50 }]
    },
  ],
  [
    'timeout',
    'the body never ends',
    async () => [setUp(), { timeout: 50, fetch: async () => new Response(new ReadableStream()) }],
  ],
  [
    'timeout',
    'a requestSession ignores its signal',
    async () => [setUp(), { timeout: 50, requestSession: () => new Promise<never>(() => {}) }],
  ],
  [
    'invalid_response',
    'a login page answers',
    async () => {
      const backend = setUp()
      worker.use(http.post(endpoint, () => HttpResponse.html('<h1>Log in</h1>')))
      return [backend]
    },
  ],
  [
    'unauthenticated',
    'the answer is a redirect',
    async () => [
      setUp(),
      { fetch: async () => Response.redirect('https://portal.marginfront.com/r/mgl_x') },
    ],
  ],
  [
    'invalid_response',
    'there is no route',
    async () => [setUp(), { endpoint: '/not-there-at-all' }],
  ],
  [
    'invalid_response',
    'the answer has no url',
    async () => [setUp(), { requestSession: async () => ({}) as { url: string } }],
  ],
  [
    'invalid_response',
    'the answer is empty',
    async () => [setUp(), { requestSession: async () => undefined as unknown as { url: string } }],
  ],
  [
    'untrusted_url',
    'the link leads elsewhere',
    async () => [setUp({ portalOrigins: ['https://evil.example'] })],
  ],
  [
    'upstream_error',
    'a requestSession rejects',
    async () => [setUp(), { requestSession: () => Promise.reject(new Error('GraphQL said no')) }],
  ],
  [
    'upstream_error',
    'a requestSession throws',
    async () => [
      setUp(),
      {
        requestSession: () => {
          throw new Error('GraphQL said no')
        },
      },
    ],
  ],
]

it.each(browserFailures)('shows the sentence of %s when %s', async (code, _, prepare) => {
  const [backend, props] = await prepare()
  const { error, alert } = await click(backend, props)

  expect(error).toMatchObject({ code, retryable: new PortalError(code).retryable })
  expect(alert.textContent).toContain(errorTable[code].sentence)
  expect(alert.textContent).not.toContain('GraphQL')
  expect(backend.visits).toEqual([])
})

it.each([
  [401, 'unauthenticated'],
  [403, 'invalid_response'],
  [429, 'rate_limited'],
  [500, 'upstream_error'],
  [503, 'upstream_error'],
  [404, 'invalid_response'],
] satisfies [number, PortalErrorCode][])(
  'reads a bare %i of something before the route as %s',
  async (status, code) => {
    const backend = setUp()
    const body = { code: 'timeout', message: 'upstream words', title: 'upstream words' }
    worker.use(http.post(endpoint, () => HttpResponse.json(body, { status })))
    const { error, alert } = await click(backend)

    expect(error).toMatchObject({ code, status })
    expect(alert.textContent).not.toContain('upstream words')
  },
)

it('shows the words of a PortalError that the host throws', async () => {
  const { alert, error } = await click(setUp(), {
    requestSession: () =>
      Promise.reject(new PortalError('no_customer', { message: 'Choose a plan first.' })),
  })
  expect(error?.code).toBe('no_customer')
  expect(alert.textContent).toContain('Choose a plan first.')
})

it('says in development that there is nothing to ask, and asks nothing', async () => {
  const report = vi.spyOn(console, 'error').mockImplementation(() => {})
  const backend = setUp()
  const { error } = await click(backend, { endpoint: undefined })

  expect(error?.code).toBe('misconfigured')
  expect(report.mock.calls.flat().join()).toContain('`endpoint`')
  expect(backend.emulator.events).toEqual([])
  report.mockRestore()
})

const link = 'https://portal.marginfront.com/r/mgl_secret'

it.each<[string, () => Response]>([
  ['an unusable body', () => Response.json({ link, detail: { link } }, { status: 500 })],
  ['a body that is a text', () => Response.json(link)],
  ['words that are known', () => Response.json({ code: link, requestId: link }, { status: 400 })],
  ['a redirect', () => Response.redirect(link)],
])('keeps a link of %s out of the error and the console', async (_, answer) => {
  const report = vi.spyOn(console, 'error').mockImplementation(() => {})
  const { error } = await click(setUp(), { fetch: async () => answer() })

  expect(reachableFrom(error)).toContain('BackendProblem')
  expect(report).toHaveBeenCalled()
  expect(reachableFrom([error, report.mock.calls])).not.toContain('mgl_')
  report.mockRestore()
})

it('asks for no link once its headers come too late', async () => {
  let come = (_: HeadersInit) => {}
  const asked: unknown[] = []
  const { error } = await click(setUp(), {
    timeout: 20,
    headers: () => new Promise<HeadersInit>((resolve) => (come = resolve)),
    // One that does not look at its signal.
    fetch: async (input) => {
      asked.push(input)
      return Response.json({ url: link })
    },
  })
  expect(error?.code).toBe('timeout')
  come({ authorization: 'Bearer late' })
  await new Promise((resolve) => setTimeout(resolve))
  expect(asked).toEqual([])
})
