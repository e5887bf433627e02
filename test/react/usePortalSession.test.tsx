import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { createPortal } from 'react-dom'
import { describe, expect, expectTypeOf, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import {
  PortalError,
  usePortalSession,
  type PortalOptions,
  type PortalResult,
} from '../../src/index.ts'
import { deferred } from '../support/deferred.ts'
import { endpoint, startWorker } from './setUp.tsx'

const { setUp } = startWorker()
const link = 'https://portal.marginfront.com/r/mgl_once'

const renderSession = (options: PortalOptions) =>
  renderHook((props: PortalOptions) => usePortalSession(props), { initialProps: options })

/** A session that the test answers. */
function waitingSession() {
  const session = deferred<{ url: string }>()
  const signals: AbortSignal[] = []
  const requestSession = vi.fn(({ signal }: { signal: AbortSignal }) => {
    signals.push(signal)
    return session.promise
  })
  return { ...session, signals, requestSession }
}

describe('the prop getters', () => {
  it.each<[string, unknown]>([
    ['no event', undefined],
    ['an event of another component', { type: 'press' }],
    ['an event whose element React has let go of', { currentTarget: null, preventDefault() {} }],
  ])('open the portal with %s', async (_, event) => {
    const { navigate, visits } = setUp()
    const { result } = renderSession({ endpoint, navigate })
    act(() => result.current.getButtonProps().onClick(event as never))
    await waitFor(() => expect(visits).toHaveLength(1))
  })

  it('tell no form around theirs that they were sent', async () => {
    const { navigate, visits } = setUp()
    const heard = vi.fn((event: { preventDefault: () => void }) => event.preventDefault())
    function Form() {
      const { getFormProps } = usePortalSession({ endpoint, navigate })
      return createPortal(<form {...getFormProps()} aria-label="billing" />, document.body)
    }
    render(
      <form onSubmit={heard}>
        <Form />
      </form>,
    )
    act(() => screen.getByRole<HTMLFormElement>('form', { name: 'billing' }).requestSubmit())
    await waitFor(() => expect(visits).toHaveLength(1))
    expect(heard).not.toHaveBeenCalled()
  })
})

describe('openPortal', () => {
  it('says that it went well, and stays redirecting until the page leaves', async () => {
    const { navigate, visits } = setUp()
    const { result } = renderSession({ endpoint, navigate })
    expect(result.current).toMatchObject({ status: 'idle', isPending: false, error: null })

    const outcome = await act(() => result.current.openPortal())

    expectTypeOf(outcome).toEqualTypeOf<PortalResult>()
    expect(outcome).toEqual({ ok: true })
    await waitFor(() => expect(result.current.status).toBe('redirecting'))
    expect(result.current.isPending).toBe(true)
    expect(visits).toHaveLength(1)
  })

  it('says what failed, and never rejects', async () => {
    const { navigate } = setUp({ resolveCustomer: () => 'forbidden' })
    const { result } = renderSession({ endpoint, navigate })

    const outcome = await act(() => result.current.openPortal())

    expect(outcome).toEqual({ ok: false, error: expect.any(PortalError) })
    await waitFor(() => expect(result.current.status).toBe('error'))
    expect(result.current.error?.code).toBe('forbidden')
    expect(result.current.isPending).toBe(false)
  })

  it('joins the attempt that runs, and both show it', async () => {
    const { navigate, visits } = setUp()
    const session = waitingSession()
    const options = { requestSession: session.requestSession, navigate }
    const one = renderSession(options)
    const two = renderSession(options)

    const outcomes = [one.result.current.openPortal(), two.result.current.openPortal()]
    await waitFor(() => expect(two.result.current.status).toBe('requesting'))
    session.resolve({ url: link })

    expect(await act(() => Promise.all(outcomes))).toEqual([{ ok: true }, { ok: true }])
    expect(session.requestSession).toHaveBeenCalledOnce()
    expect(visits).toHaveLength(1)
  })

  it('sends the headers, credentials and return URL that it is given', async () => {
    const { navigate } = setUp()
    const ask = vi.fn<typeof fetch>(async () => Response.json({ url: link }))
    const { result } = renderSession({
      endpoint,
      navigate,
      fetch: ask,
      returnUrl: '/billing',
      credentials: 'include',
      headers: { authorization: 'Bearer t' },
    })
    await act(() => result.current.openPortal())

    const [input, init] = ask.mock.lastCall ?? []
    expect(input).toBe(endpoint)
    expect(init).toMatchObject({ method: 'POST', credentials: 'include', redirect: 'manual' })
    expect(Object.fromEntries(new Headers(init?.headers))).toEqual({
      authorization: 'Bearer t',
      'content-type': 'application/json',
      accept: 'application/json',
    })
    expect(JSON.parse(String(init?.body))).toEqual({ returnUrl: '/billing' })
  })

  it('is not changed by handlers of the host that throw', async () => {
    const { navigate, visits } = setUp()
    const uncaught = vi.fn((event: ErrorEvent) => event.preventDefault())
    window.addEventListener('error', uncaught)
    const { result } = renderSession({
      endpoint,
      navigate,
      onRedirect: () => {
        throw new Error('the host’s own mistake')
      },
    })
    expect(await act(() => result.current.openPortal())).toEqual({ ok: true })
    await waitFor(() => expect(uncaught).toHaveBeenCalledOnce())
    window.removeEventListener('error', uncaught)
    expect(visits).toHaveLength(1)
  })

  it('tells onRedirect that the link is there, and nothing of it', async () => {
    const { navigate } = setUp()
    const onRedirect = vi.fn()
    const { result } = renderSession({ endpoint, navigate, onRedirect })
    await act(() => result.current.openPortal())
    expect(onRedirect).toHaveBeenCalledExactlyOnceWith('_self')
  })
})

describe('an attempt that is no longer wanted', () => {
  const unwanted: [
    string,
    (view: ReturnType<typeof renderSession>, options: PortalOptions) => void,
  ][] = [
    ['the component is unmounted', (view) => view.unmount()],
    ['someone else signs in', (view, options) => view.rerender({ ...options, scope: 'bob' })],
    ['the host resets it', (view) => act(() => view.result.current.reset())],
  ]

  it.each(unwanted)('is aborted when %s, and goes nowhere', async (_, giveUp) => {
    const { navigate, visits } = setUp()
    const session = waitingSession()
    const onError = vi.fn()
    const options = { requestSession: session.requestSession, navigate, scope: 'ann', onError }
    const view = renderSession(options)
    const outcome = view.result.current.openPortal()
    await waitFor(() => expect(view.result.current.status).toBe('requesting'))

    giveUp(view, options)
    session.resolve({ url: link })

    expect(await outcome).toMatchObject({ ok: false, error: { code: 'aborted' } })
    expect(session.signals[0]?.aborted).toBe(true)
    expect(visits).toEqual([])
    expect(onError).not.toHaveBeenCalled()
    await waitFor(() => expect(view.result.current.status).not.toBe('error'))
  })

  it('leaves room for a new one at once', async () => {
    const { navigate, visits } = setUp()
    const session = waitingSession()
    const { result } = renderSession({ requestSession: session.requestSession, navigate })
    void result.current.openPortal()
    act(() => result.current.reset())
    void result.current.openPortal()
    session.resolve({ url: link })

    await waitFor(() => expect(visits).toHaveLength(1))
    expect(session.requestSession).toHaveBeenCalledTimes(2)
  })

  it('is not aborted by StrictMode', async () => {
    const { navigate, visits } = setUp()
    const { result } = renderHook(() => usePortalSession({ endpoint, navigate }), {
      wrapper: StrictMode,
    })
    await act(() => result.current.openPortal())
    expect(visits).toHaveLength(1)
  })
})

describe('prop getters', () => {
  it('make a host’s own form and button work, side by side or nested', async () => {
    const { navigate, visits } = setUp()
    function Own() {
      const { getFormProps, getButtonProps } = usePortalSession({ endpoint, navigate })
      return (
        <>
          <form {...getFormProps()}>
            <input aria-label="Note" />
          </form>
          <button {...getButtonProps()}>Billing</button>
        </>
      )
    }
    render(<Own />)
    const form = document.querySelector('form')
    expect(form).toMatchObject({ method: 'post', hidden: false })

    await userEvent.type(screen.getByLabelText('Note'), 'hello{Enter}')

    await waitFor(() => expect(visits).toHaveLength(1))
    expect(screen.getByRole('button')).toHaveAttribute('aria-disabled', 'true')
  })

  it('work for a button whose form is missing', async () => {
    const { navigate, visits } = setUp()
    function Own() {
      return <button {...usePortalSession({ endpoint, navigate }).getButtonProps()}>Billing</button>
    }
    render(<Own />)
    await userEvent.click(screen.getByRole('button'))
    await waitFor(() => expect(visits).toHaveLength(1))
  })
})

it('keeps the link out of TanStack’s caches, the DOM, storage and the console', async () => {
  const { navigate, visits } = setUp()
  const client = new QueryClient()
  const seen: unknown[] = []
  client.getMutationCache().subscribe((event) => {
    seen.push(JSON.stringify(event.mutation?.state), JSON.stringify(event.mutation?.options))
  })
  const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
    vi.spyOn(console, name),
  )
  const { result } = renderHook(() => usePortalSession({ endpoint, navigate }), {
    wrapper: ({ children }) => (
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    ),
  })
  await act(() => result.current.openPortal())
  await waitFor(() => expect(result.current.status).toBe('redirecting'))

  const token = new URL(visits[0]?.url ?? '').pathname.split('/').pop() ?? ''
  expect(token).toMatch(/^mgl_/)
  const page = [
    document.documentElement.outerHTML,
    ...Object.values({ ...localStorage, ...sessionStorage }),
    ...seen,
    JSON.stringify(result.current),
    ...spies.flatMap((spy) => spy.mock.calls.flat().map(String)),
  ].join()
  expect(page).not.toContain(token)
  expect(seen.length).toBeGreaterThan(0)
})
