import { render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BillingPortalButton, type BillingPortalButtonProps, PortalError } from '../../src/index.ts'
import { deferred } from '../support/deferred.ts'
import { startWorker } from './setUp.tsx'

const { setUp } = startWorker()
const link = 'https://portal.marginfront.com/r/mgl_once'

/** A stand-in for the tab, because a real one would leave the test page. */
function fakeTab() {
  const visits: string[] = []
  const tab = {
    opener: window as Window | null,
    closed: false,
    document: document.implementation.createHTMLDocument(),
    location: { replace: (url: string) => visits.push(url) },
    close: vi.fn(() => {
      tab.closed = true
    }),
    visits,
  }
  return tab
}

let tab = fakeTab()
const open = vi.spyOn(window, 'open')
beforeEach(() => {
  tab = fakeTab()
  open.mockReset().mockImplementation(() => tab as unknown as Window)
})
afterEach(() => open.mockReset())

function renderButton(props: BillingPortalButtonProps = {}) {
  const session = deferred<{ url: string }>()
  const signals: AbortSignal[] = []
  const onError = vi.fn<(error: PortalError) => void>()
  const view = render(
    <BillingPortalButton
      target="_blank"
      requestSession={({ signal }) => {
        signals.push(signal)
        return session.promise
      }}
      onError={onError}
      {...props}
    />,
  )
  const button = screen.getByRole('button')
  return { session, signals, onError, button, ...view }
}

describe('a new tab', () => {
  it('opens blank in the click itself, and says what it waits for', () => {
    setUp()
    const { button } = renderButton({ labels: { pending: 'Wird geöffnet…' } })
    button.click()

    expect(open).toHaveBeenCalledExactlyOnceWith('', '_blank')
    expect(tab.document.title).toBe('Wird geöffnet…')
    expect(tab.document.body.textContent).toBe('Wird geöffnet…')
  })

  it('goes to the link without an opener, and the button is idle again', async () => {
    setUp()
    const { button, session } = renderButton()
    button.click()
    session.resolve({ url: link })

    await waitFor(() => expect(tab.visits).toEqual([link]))
    expect(tab.opener).toBeNull()
    await waitFor(() => expect(button).toHaveAttribute('data-state', 'idle'))
    expect(screen.getByRole('status')).toBeEmptyDOMElement()

    tab = fakeTab()
    button.click()
    await waitFor(() => expect(open).toHaveBeenCalledTimes(2))
  })

  it('closes when the attempt fails, and the failure shows here', async () => {
    setUp()
    const { button, session } = renderButton()
    button.click()
    session.reject(new PortalError('forbidden'))

    expect(await screen.findByRole('alert')).toBeVisible()
    expect(tab.close).toHaveBeenCalledOnce()
    expect(tab.visits).toEqual([])
  })

  it('closes when the button is unmounted', async () => {
    setUp()
    const { button, unmount, session } = renderButton()
    button.click()
    unmount()
    session.resolve({ url: link })

    await waitFor(() => expect(tab.close).toHaveBeenCalledOnce())
    expect(tab.visits).toEqual([])
  })

  it('that the person closes ends the request at once, and nothing opens', async () => {
    setUp()
    const { button, signals, onError, session } = renderButton()
    button.click()
    tab.closed = true

    await waitFor(() => expect(signals[0]?.aborted).toBe(true))
    await waitFor(() => expect(button).toHaveAttribute('data-state', 'idle'))
    expect(onError.mock.lastCall?.[0].code).toBe('tab_closed')
    session.resolve({ url: link })
    await session.promise
    expect(tab.visits).toEqual([])
  })

  it.each(['gives null', 'throws'])('that is blocked (%s) becomes this tab', async (how) => {
    setUp()
    open.mockImplementation(() => {
      if (how === 'throws') throw new DOMException('not here', 'InvalidAccessError')
      return null
    })
    const { button, session, onError } = renderButton({ portalOrigins: [location.origin] })
    button.click()
    // Another place in this page: followed for real, and the test is still there to see it.
    session.resolve({ url: `${location.href}#at-the-portal` })

    await waitFor(() => expect(location.hash).toBe('#at-the-portal'))
    await waitFor(() => expect(button).toHaveAttribute('data-state', 'redirecting'))
    expect(onError.mock.calls.map(([error]) => error.code)).toEqual(['popup_blocked'])
    history.replaceState(null, '', location.pathname + location.search)
  })

  it('is the host’s own affair with a navigate of its own', async () => {
    const { navigate, visits } = setUp()
    const { button, session } = renderButton({ navigate })
    button.click()
    session.resolve({ url: link })

    await waitFor(() => expect(visits).toEqual([{ url: link, target: '_blank' }]))
    expect(open).not.toHaveBeenCalled()
    await waitFor(() => expect(button).toHaveAttribute('data-state', 'idle'))
  })
})
