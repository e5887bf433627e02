import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import { StrictMode, type ReactNode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { errorTable, type PortalErrorCode } from '../../src/contract/errorTable.ts'
import { BillingPortalButton, PortalError, usePortalSession } from '../../src/index.ts'
import { endpoint, startWorker } from './setUp.tsx'

const { setUp } = startWorker()
const home = document.URL

/** Brings the browser to a page as `errorRedirect` of the route does. */
const arrive = (search: string, state: unknown = null) => history.replaceState(state, '', search)
const settled = () => act(() => new Promise((resolve) => setTimeout(resolve)))

beforeEach(() => setUp())
afterEach(() => history.replaceState(null, '', home))

describe('a form that failed before a script ran', () => {
  it('says so where errorRedirect has brought the person', async () => {
    arrive('?portal_error=forbidden')
    const onError = vi.fn<(error: PortalError) => void>()
    render(<BillingPortalButton endpoint={endpoint} onError={onError} />)

    expect(await screen.findByRole('alert')).toHaveTextContent(errorTable.forbidden.sentence)
    expect(screen.getByRole('button')).toHaveAttribute('data-state', 'error')
    expect(screen.getByRole('button')).toHaveAttribute('aria-disabled', 'false')
    expect(screen.getByRole('status')).toBeEmptyDOMElement()
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(PortalError))
    expect(onError.mock.lastCall?.[0]).toMatchObject({ code: 'forbidden', status: 403 })
  })

  it.each(
    Object.entries(errorTable).flatMap(([code, { status, sentence }]) =>
      status ? [[code, sentence]] : [],
    ),
  )('says the sentence of %s', async (code, sentence) => {
    arrive(`?portal_error=${code}`)
    render(<BillingPortalButton endpoint={endpoint} />)
    expect(await screen.findByRole('alert')).toHaveTextContent(String(sentence))
  })

  it('says so with React’s StrictMode too, once', async () => {
    arrive('?portal_error=no_customer')
    const onError = vi.fn()
    render(<BillingPortalButton endpoint={endpoint} onError={onError} />, { wrapper: StrictMode })

    expect(await screen.findByRole('alert')).toHaveTextContent(errorTable.no_customer.sentence)
    expect(onError).toHaveBeenCalledOnce()
  })

  it('is told by the hook', async () => {
    arrive('?portal_error=rate_limited')
    const { result } = renderHook(() => usePortalSession({ endpoint }))

    await waitFor(() => expect(result.current.status).toBe('error'))
    expect(result.current.error).toMatchObject({ code: 'rate_limited', retryable: true })
  })

  it('is told to onError alone with showError={false}', async () => {
    arrive('?portal_error=unauthenticated')
    const onError = vi.fn()
    render(<BillingPortalButton endpoint={endpoint} showError={false} onError={onError} />)

    await waitFor(() => expect(onError).toHaveBeenCalledOnce())
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('is said once by several buttons, the first of them', async () => {
    arrive('?portal_error=forbidden')
    const [first, second] = [vi.fn(), vi.fn()]
    render(
      <>
        <BillingPortalButton endpoint={endpoint} onError={first} />
        <BillingPortalButton endpoint={endpoint} onError={second} />
      </>,
    )
    await screen.findByRole('alert')
    await settled()

    const states = screen.getAllByRole('button').map((button) => button.dataset['state'])
    expect(states).toEqual(['error', 'idle'])
    expect(screen.getAllByRole('alert')).toHaveLength(1)
    expect(first).toHaveBeenCalledOnce()
    expect(second).not.toHaveBeenCalled()
  })

  it('is forgotten at the next click', async () => {
    const { navigate, visits } = setUp()
    arrive('?portal_error=upstream_error')
    render(<BillingPortalButton endpoint={endpoint} navigate={navigate} />)
    await screen.findByRole('alert')

    await userEvent.click(screen.getByRole('button'))

    await waitFor(() => expect(visits).toHaveLength(1))
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('the address', () => {
  it('loses the failure and keeps the rest, its place in the history too', async () => {
    arrive('?tab=plan&portal_error=forbidden&q=a+b#top', { router: 'state' })
    const { length } = history
    render(<BillingPortalButton endpoint={endpoint} />)
    await screen.findByRole('alert')

    const { search, hash } = location
    expect({ search, hash }).toEqual({ search: '?tab=plan&q=a+b', hash: '#top' })
    expect(history.state).toEqual({ router: 'state' })
    expect(history.length).toBe(length)
  })

  it.each([
    ['?debug&q=a%20b&portal_error=forbidden', '?debug&q=a%20b'],
    ['?portal_error=forbidden&debug', '?debug'],
    ['?portal_error=made_up&a;b=(c)&portal_error=forbidden', '?a;b=(c)'],
    ['?my_portal_error=1&portal_error=forbidden&portal_error', '?my_portal_error=1'],
  ])('keeps the rest of %s as it is written', async (before, after) => {
    arrive(before)
    render(<BillingPortalButton endpoint={endpoint} />)
    expect(await screen.findByRole('alert')).toHaveTextContent(errorTable.forbidden.sentence)
    expect(location.search).toBe(after)
  })

  it('is left as it is when it tells no failure', async () => {
    const replaceState = vi.spyOn(history, 'replaceState')
    arrive('?flag&q=a%20b')
    replaceState.mockClear()
    render(<BillingPortalButton endpoint={endpoint} />)
    await settled()

    expect(location.search).toBe('?flag&q=a%20b')
    expect(replaceState).not.toHaveBeenCalled()
    replaceState.mockRestore()
  })

  it('shows nothing again to a reload, a way back or a later page', async () => {
    arrive('?portal_error=forbidden')
    const { unmount } = render(<BillingPortalButton endpoint={endpoint} />)
    await screen.findByRole('alert')

    act(() => void window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
    unmount()
    render(<BillingPortalButton endpoint={endpoint} />)
    await settled()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it.each([
    'made_up',
    'popup_blocked' satisfies PortalErrorCode,
    'aborted' satisfies PortalErrorCode,
    'constructor',
    '__proto__',
    'FORBIDDEN',
    '<img src=x onerror=alert(1)>',
  ])('shows nothing that no route says: %s', async (code) => {
    arrive(`?portal_error=${encodeURIComponent(code)}`)
    const onError = vi.fn()
    render(<BillingPortalButton endpoint={endpoint} onError={onError} />)

    await waitFor(() => expect(location.search).toBe(''))
    await settled()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(screen.getByRole('button')).toHaveAttribute('data-state', 'idle')
    expect(onError).not.toHaveBeenCalled()
  })
})

it.each([
  ['as it is', (app: ReactNode) => app],
  ['in StrictMode', (app: ReactNode) => <StrictMode>{app}</StrictMode>],
])('waits for hydration, and mends nothing there %s', async (_, wrap) => {
  arrive('?portal_error=forbidden')
  const report = vi.spyOn(console, 'error')
  const onRecoverableError = vi.fn()
  const app = wrap(<BillingPortalButton endpoint={endpoint} />)
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = renderToString(app)
  expect(location.search).toBe('?portal_error=forbidden')

  const root = await act(() => hydrateRoot(container, app, { onRecoverableError }))

  expect(await screen.findByRole('alert')).toHaveTextContent(errorTable.forbidden.sentence)
  expect(onRecoverableError).not.toHaveBeenCalled()
  expect(report.mock.calls).toEqual([])
  report.mockRestore()
  act(() => root.unmount())
  container.remove()
})
