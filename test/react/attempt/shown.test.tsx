import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import * as React from 'react'
import { StrictMode, useTransition, type ReactNode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { BillingPortalButton, usePortalSession } from '../../../src/index.ts'
import { createPortalBackend, recordNavigation } from '../../../src/testing/index.ts'
import { deferred } from '../../support/deferred.ts'

const link = 'https://portal.marginfront.com/r/mgl_once'
const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 20)))

/** A session that the test answers, and where its link ends up. */
function waitingSession() {
  const { promise, resolve } = deferred<{ url: string }>()
  const { navigate, visits } = recordNavigation()
  const signals: AbortSignal[] = []
  const requestSession = ({ signal }: { signal: AbortSignal }) => {
    signals.push(signal)
    return promise
  }
  return { requestSession, navigate, visits, signals, answer: () => resolve({ url: link }) }
}

// As a value: version 18 has none, and no bundler finds it there.
const { Activity } = React as { Activity?: React.ComponentType<ActivityProps> }

interface ActivityProps {
  mode: 'visible' | 'hidden'
  children: ReactNode
}

describe.runIf(Activity)('a button that an Activity hides', () => {
  const Hiding = Activity ?? 'div'
  const app = (mode: ActivityProps['mode'], button: ReactNode) => (
    <StrictMode>
      <Hiding mode={mode}>{button}</Hiding>
    </StrictMode>
  )

  it('ends its request and goes nowhere, and is idle when it is shown again', async () => {
    const { answer, visits, signals, ...options } = waitingSession()
    const button = <BillingPortalButton {...options} />
    const { rerender } = render(app('visible', button))
    act(() => screen.getByRole('button').click())
    rerender(app('hidden', button))
    await settled()
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
    answer()
    await settled()
    expect(visits).toEqual([])

    rerender(app('visible', button))
    expect(screen.getByRole('button')).toHaveAttribute('data-state', 'idle')
    act(() => screen.getByRole('button').click())
    await waitFor(() => expect(visits).toHaveLength(1))
  })

  it('leaves a failure in the address to one that is seen', async () => {
    const home = document.URL
    const { fetch } = createPortalBackend()
    history.replaceState(null, '', '?portal_error=forbidden')
    render(
      <>
        {app('hidden', <BillingPortalButton endpoint="/hidden" fetch={fetch} />)}
        <BillingPortalButton endpoint="/seen" fetch={fetch} />
      </>,
    )
    expect(await screen.findByRole('alert')).toBeVisible()
    history.replaceState(null, '', home)
  })

  it('shows a failure in the address as soon as it is seen itself', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    // Longer than the page is given to mount.
    const settle = () => act(() => vi.advanceTimersByTimeAsync(100))
    const home = document.URL
    const button = <BillingPortalButton endpoint="/billing" />
    history.replaceState(null, '', '?portal_error=forbidden')
    const { rerender } = render(app('hidden', button))
    await settle()
    expect(document.URL).toContain('portal_error')
    rerender(app('visible', button))
    await settle()
    expect(screen.getByRole('alert')).toBeVisible()
    history.replaceState(null, '', home)
    vi.useRealTimers()
  })
})

it('keeps its request where StrictMode ends it and begins it again', async () => {
  const { answer, visits, signals, ...options } = waitingSession()
  function Opens() {
    const { openPortal, status } = usePortalSession(options)
    React.useLayoutEffect(() => void openPortal(), [openPortal])
    return <p>{status}</p>
  }
  render(<Opens />, { wrapper: StrictMode })
  await settled()
  expect(signals.map(({ aborted }) => aborted)).toEqual([false])
  answer()
  await waitFor(() => expect(visits).toHaveLength(1))
})

it('shows what goes on inside a transition that waits for it', async () => {
  const { answer, ...options } = waitingSession()
  function Opens() {
    const { openPortal, status } = usePortalSession(options)
    const [, start] = useTransition()
    // Version 18 knows no action that waits, and does not mind.
    const open = async () => void (await openPortal())
    return <button onClick={() => start(() => void open())}>{status}</button>
  }
  function Acts() {
    const { openPortal, status } = usePortalSession(options)
    const [, start] = useTransition()
    const open = (async () => void (await openPortal())) as () => void
    return <button onClick={() => start(open)}>{status}</button>
  }
  render(React.version.startsWith('18') ? <Opens /> : <Acts />)
  act(() => screen.getByRole('button').click())
  await settled()
  expect(screen.getByRole('button')).toHaveTextContent('requesting')
  await act(async () => answer())
  await waitFor(() => expect(screen.getByRole('button')).toHaveTextContent('redirecting'))
})

describe('a new tab of the host’s own', () => {
  it('is no failure when it takes longer than the timeout to open', async () => {
    const { result } = renderHook(() =>
      usePortalSession({
        target: '_blank',
        timeout: 50,
        requestSession: async () => ({ url: link }),
        navigate: () => new Promise(() => {}),
      }),
    )
    const outcome = await act(() => result.current.openPortal())
    expect(outcome).toEqual({ ok: true })
    expect(result.current).toMatchObject({ status: 'idle', error: null })
  })

  it('is redirecting until it has opened, also when its button is gone', async () => {
    const { result, unmount } = renderHook(() =>
      usePortalSession({
        target: '_blank',
        requestSession: async () => ({ url: link }),
        navigate: () => new Promise(() => {}),
      }),
    )
    const outcome = result.current.openPortal()
    await waitFor(() => expect(result.current.status).toBe('redirecting'))
    unmount()
    expect(await outcome).toEqual({ ok: true })
  })

  it('is no longer waited for once the person looks at the page again', async () => {
    const { result } = renderHook(() =>
      usePortalSession({
        target: '_blank',
        requestSession: async () => ({ url: link }),
        navigate: () => new Promise(() => {}),
      }),
    )
    void result.current.openPortal()
    await waitFor(() => expect(result.current.status).toBe('redirecting'))
    act(() => void window.dispatchEvent(new FocusEvent('focus')))
    expect(result.current.status).toBe('idle')
  })
})

afterEach(() => sessionStorage.clear())
