import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import { Profiler } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  BillingPortalButton,
  BillingPortalProvider,
  usePortalSession,
  type PortalOptions,
} from '../../src/index.ts'
import { createPortalBackend, recordNavigation } from '../../src/testing/index.ts'
import { deferred } from '../support/deferred.ts'
import { endpoint } from './setUp.tsx'

// Without MSW, whose worker takes a page for gone that hears `pagehide`.
function setUp() {
  const { emulator, fetch } = createPortalBackend()
  const { navigate, visits } = recordNavigation()
  return { emulator, fetch, navigate, visits }
}

const dispatch = (event: Event) => act(() => void window.dispatchEvent(event))
const leave = () => dispatch(new PageTransitionEvent('pagehide', { persisted: true }))
const restore = () => dispatch(new PageTransitionEvent('pageshow', { persisted: true }))
const focus = () => dispatch(new FocusEvent('focus'))

beforeEach(() => sessionStorage.clear())
afterEach(() => {
  // Whoever left and did not come back in a test has come back now.
  focus()
})

async function goToPortal(options: PortalOptions = {}) {
  const backend = setUp()
  const onReturn = vi.fn()
  const view = renderHook((props: PortalOptions) => usePortalSession(props), {
    initialProps: {
      endpoint,
      fetch: backend.fetch,
      navigate: backend.navigate,
      onReturn,
      ...options,
    },
  })
  await act(() => view.result.current.openPortal())
  return { ...backend, ...view, onReturn }
}

/** A button, and a function that is called with each of its renders. */
function countedButton() {
  const onRender = vi.fn()
  const Button = (props: PortalOptions) => (
    <Profiler id="button" onRender={onRender}>
      <BillingPortalButton {...props} />
    </Profiler>
  )
  return { onRender, Button }
}

describe('back to a page that the browser kept alive', () => {
  it('finds an idle button, and a click mints one new link', async () => {
    const { emulator, visits, ...options } = setUp()
    render(<BillingPortalButton endpoint={endpoint} {...options} />)
    const button = screen.getByRole('button')
    button.click()
    await waitFor(() => expect(button).toHaveAttribute('data-state', 'redirecting'))

    leave()
    restore()

    await waitFor(() => expect(button).toHaveAttribute('data-state', 'idle'))
    expect(button).toHaveAttribute('aria-disabled', 'false')
    expect(screen.getByRole('status')).toBeEmptyDOMElement()
    button.click()
    await waitFor(() => expect(visits).toHaveLength(2))
    expect(emulator.sessions.count).toBe(2)
  })

  it('finds an idle button even when the page was not told that it was left', async () => {
    const { result } = await goToPortal()
    await waitFor(() => expect(result.current.status).toBe('redirecting'))
    restore()
    await waitFor(() => expect(result.current.status).toBe('idle'))
  })

  it.each(['requesting', 'redirecting'])(
    'renders nothing as it leaves while %s',
    async (status) => {
      const requestSession = () => new Promise<never>(() => {})
      const { onRender, Button } = countedButton()
      const options = status === 'requesting' ? { requestSession } : setUp()
      render(<Button endpoint={endpoint} {...options} />)
      screen.getByRole('button').click()
      await waitFor(() => expect(screen.getByRole('button')).toHaveAttribute('data-state', status))
      onRender.mockClear()

      leave()
      expect(onRender).not.toHaveBeenCalled()
      restore()
      await waitFor(() => expect(screen.getByRole('button')).toHaveAttribute('data-state', 'idle'))
    },
  )

  it('tells onReturn once, whatever events come with it', async () => {
    const { onReturn } = await goToPortal()
    leave()
    restore()
    dispatch(new Event('visibilitychange'))
    focus()
    await waitFor(() => expect(onReturn).toHaveBeenCalledOnce())
  })
})

it('tells nobody who never left', () => {
  const onReturn = vi.fn()
  renderHook(() => usePortalSession({ endpoint, onReturn }))
  focus()
  restore()
  expect(onReturn).not.toHaveBeenCalled()
})

describe('back from a new tab', () => {
  it('tells onReturn once, at focus', async () => {
    const { onReturn } = await goToPortal({ target: '_blank' })
    expect(onReturn).not.toHaveBeenCalled()
    focus()
    focus()
    await waitFor(() => expect(onReturn).toHaveBeenCalledOnce())
  })

  it('is not noticed by a component that mounts meanwhile', async () => {
    const { onReturn } = await goToPortal({ target: '_blank' })
    const later = vi.fn()
    renderHook(() => usePortalSession({ endpoint, onReturn: later }))
    expect(later).not.toHaveBeenCalled()
    focus()
    await waitFor(() => expect(onReturn).toHaveBeenCalledOnce())
    expect(later).toHaveBeenCalledOnce()
  })
})

it('aborts a request that is under way when the page is left', async () => {
  const session = deferred<{ url: string }>()
  const { navigate, visits } = setUp()
  const { result } = renderHook(() =>
    usePortalSession({ requestSession: () => session.promise, navigate }),
  )
  const outcome = result.current.openPortal()
  leave()
  session.resolve({ url: 'https://portal.marginfront.com/r/mgl_late' })

  expect(await outcome).toMatchObject({ ok: false, error: { code: 'aborted' } })
  expect(visits).toEqual([])
})

it('is told when the person closes an app that has opened the link inside it, and is idle', async () => {
  const { onReturn, result } = await goToPortal()
  expect(result.current.status).toBe('redirecting')
  focus()
  await waitFor(() => expect(result.current.status).toBe('idle'))
  dispatch(new Event('visibilitychange'))
  expect(onReturn).toHaveBeenCalledOnce()
})

describe('a page that does not leave after all', () => {
  // As a `beforeunload` with "Stay", a download or a 204 have it.
  const stay = (event: NavigateEvent) => event.preventDefault()
  beforeEach(() => window.navigation.addEventListener('navigate', stay))
  afterEach(() => window.navigation.removeEventListener('navigate', stay))

  it('is idle as soon as it has the focus again, and nobody has returned', async () => {
    const { onReturn, result } = await goToPortal({ navigate: undefined })
    expect(result.current.status).toBe('redirecting')
    focus()
    await waitFor(() => expect(result.current.status).toBe('idle'))
    focus()
    expect(onReturn).not.toHaveBeenCalled()
  })

  it('is idle after the timeout', async () => {
    const { result } = await goToPortal({ navigate: undefined, timeout: 300 })
    await waitFor(() => expect(result.current).toMatchObject({ status: 'idle', error: null }))
  })

  it('knows of the trip if it leaves later all the same', async () => {
    const { onReturn } = await goToPortal({ navigate: undefined })
    focus()
    leave()
    restore()
    await waitFor(() => expect(onReturn).toHaveBeenCalledOnce())
  })
})

describe('onReturn', () => {
  it('is heard once by each function, whichever button began the trip', async () => {
    const [one, two] = [vi.fn(), vi.fn()]
    const view = (onReturn: () => void) =>
      renderHook(() => usePortalSession({ endpoint, onReturn }))
    view(one)
    view(two)
    view(two)
    await goToPortal()
    leave()
    restore()
    await waitFor(() => expect(two).toHaveBeenCalledOnce())
    expect(one).toHaveBeenCalledOnce()
  })

  it('is heard on a provider beside a button’s own, and once where both have the same', async () => {
    const [all, own] = [vi.fn(), vi.fn()]
    sessionStorage.setItem('billing-portal', '1')
    render(
      <BillingPortalProvider endpoint={endpoint} onReturn={all}>
        <BillingPortalButton />
        <BillingPortalButton onReturn={own} />
        <BillingPortalButton onReturn={all} />
      </BillingPortalProvider>,
    )
    await waitFor(() => expect(own).toHaveBeenCalledOnce())
    expect(all).toHaveBeenCalledOnce()
  })

  it('is heard on each of two providers, the outer one first, whichever is around the button', async () => {
    const heard: string[] = []
    const { fetch, navigate } = setUp()
    render(
      <BillingPortalProvider onReturn={() => heard.push('outer')} {...{ fetch, navigate }}>
        <BillingPortalProvider endpoint={endpoint} onReturn={() => heard.push('inner')}>
          <BillingPortalButton />
        </BillingPortalProvider>
      </BillingPortalProvider>,
    )
    const button = screen.getByRole('button')
    button.click()
    await waitFor(() => expect(button).toHaveAttribute('data-state', 'redirecting'))
    leave()
    restore()
    await waitFor(() => expect(heard).toHaveLength(2))
    expect(heard.toSorted()).toEqual(['inner', 'outer'])
  })

  it('is heard on a provider without any button', async () => {
    const onReturn = vi.fn()
    sessionStorage.setItem('billing-portal', '1')
    render(<BillingPortalProvider onReturn={onReturn} />)
    await waitFor(() => expect(onReturn).toHaveBeenCalledOnce())
  })

  it('is not heard after a `navigate` that throws, whose words show no link', async () => {
    const { result, onReturn } = await goToPortal({
      navigate: (url) => {
        throw new Error(`cannot go to ${url}`)
      },
    })
    await waitFor(() => expect(result.current.status).toBe('error'))
    expect(result.current.error?.cause).toEqual(new Error('cannot go to (the link)'))
    focus()
    expect(onReturn).not.toHaveBeenCalled()
  })
})

describe('onReturn, for what mounts after the return', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())
  const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))
  // A page has this long to mount, and what loads late in it that long.
  const [settlingTime, lateTime] = [10, 5_000]

  it('is heard by what loads late, and again by nothing that is rendered or mounted anew', async () => {
    const [all, late] = [vi.fn(), vi.fn()]
    const page = (key: string) => (
      <BillingPortalProvider endpoint={endpoint} onReturn={() => all()}>
        <BillingPortalButton key={key} />
      </BillingPortalProvider>
    )
    sessionStorage.setItem('billing-portal', '1')
    const first = render(page('one'))
    await pass(settlingTime)
    expect(all).toHaveBeenCalledOnce()
    const second = render(<BillingPortalProvider onReturn={late} />)
    await pass(settlingTime)
    expect(late).toHaveBeenCalledOnce()
    first.rerender(page('two'))
    second.unmount()
    render(<BillingPortalProvider onReturn={late} />)
    await pass(settlingTime)
    expect(all).toHaveBeenCalledOnce()
    expect(late).toHaveBeenCalledOnce()
  })

  it('is heard by what loads late after each of two returns, however soon they follow', async () => {
    const [all, late] = [vi.fn(), vi.fn()]
    const comeBack = async () => {
      sessionStorage.setItem('billing-portal', '1')
      focus()
      await pass(0)
    }
    render(<BillingPortalProvider onReturn={all} />)
    await comeBack()
    await pass(lateTime - 1_000)
    await comeBack()
    expect(all).toHaveBeenCalledTimes(2)
    await pass(2_000)
    render(<BillingPortalProvider onReturn={late} />)
    await pass(settlingTime)
    expect(late).toHaveBeenCalledOnce()
  })

  it('is not heard by what mounts long after', async () => {
    const [all, late] = [vi.fn(), vi.fn()]
    sessionStorage.setItem('billing-portal', '1')
    render(<BillingPortalProvider onReturn={all} />)
    await pass(settlingTime)
    expect(all).toHaveBeenCalledOnce()
    await pass(lateTime)
    render(<BillingPortalProvider onReturn={late} />)
    await pass(settlingTime)
    expect(late).not.toHaveBeenCalled()
  })
})

it('leaves the button working where storage is refused', async () => {
  const refused = vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
    throw new DOMException('not here', 'SecurityError')
  })
  const { visits, onReturn } = await goToPortal()
  leave()
  restore()
  expect(visits).toHaveLength(1)
  await waitFor(() => expect(onReturn).toHaveBeenCalledOnce())
  refused.mockRestore()
})
