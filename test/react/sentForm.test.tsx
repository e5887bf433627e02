import { act, render, screen, waitFor } from '@testing-library/react'
import { StrictMode, type ComponentProps, type ReactNode } from 'react'
import { hydrateRoot, type Root } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { errorTable } from '../../src/contract/errorTable.ts'
import { BillingPortalButton, PortalError, usePortalSession } from '../../src/index.ts'
import { endpoint, startWorker } from './setUp.tsx'

const { setUp } = startWorker()
const pages: { container: HTMLElement; root?: Root }[] = []

afterEach(() => {
  // A form that was sent is on its way until the page is left.
  act(() => void window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })))
  for (const { container, root } of pages.splice(0)) {
    act(() => root?.unmount())
    container.remove()
  }
})

const buttons = () => screen.getAllByRole('button')
const states = () => buttons().map(({ dataset }) => dataset['state'])
const settled = () => act(() => new Promise((resolve) => setTimeout(resolve)))

/** Shows what a server has rendered; no script has run in it yet. */
function arrive(app: ReactNode) {
  const container = document.body.appendChild(document.createElement('div'))
  container.innerHTML = renderToString(app)
  // The browser sends the form, but stays here, as it does until it has an answer.
  container.addEventListener('submit', (event) => event.preventDefault(), { once: true })
  const page: (typeof pages)[number] = { container }
  pages.push(page)
  return {
    async hydrate() {
      page.root = await act(async () => hydrateRoot(container, app))
    },
    show: (next: ReactNode) => act(async () => page.root?.render(next)),
  }
}

const asItIs = (app: ReactNode) => app
const strictly = (app: ReactNode) => <StrictMode>{app}</StrictMode>

describe.each([
  ['as it is', asItIs],
  ['in StrictMode', strictly],
])('a button that was clicked before hydration, %s', (_, wrap) => {
  async function clickAndHydrate(props: ComponentProps<typeof BillingPortalButton> = {}) {
    const backend = setUp()
    const { navigate } = backend
    const page = arrive(
      wrap(<BillingPortalButton endpoint={endpoint} navigate={navigate} {...props} />),
    )
    buttons()[0]?.click()
    await page.hydrate()
    await settled()
    return backend
  }

  it('asks for nothing at a second click', async () => {
    const { emulator, visits } = await clickAndHydrate()
    const fetch = vi.spyOn(window, 'fetch')
    screen.getByRole('button').click()
    await settled()

    expect(fetch).not.toHaveBeenCalled()
    expect(states()).toEqual(['requesting'])
    expect(emulator.sessions.count).toBe(0)
    expect(visits).toEqual([])
    fetch.mockRestore()
  })

  it('is idle again on the way back to the page, and opens the portal once', async () => {
    const onError = vi.fn()
    const { emulator, visits } = await clickAndHydrate({ onError })
    act(() => void window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })))
    act(() => void window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    await waitFor(() => expect(states()).toEqual(['idle']))

    await userEvent.click(screen.getByRole('button'))
    await waitFor(() => expect(visits).toHaveLength(1))
    expect(emulator.sessions.count).toBe(1)
    expect(onError).not.toHaveBeenCalled()
  })

  it('is as it was when its form opens a new tab, where the portal is by then', async () => {
    const { visits } = await clickAndHydrate({ target: '_blank' })
    expect(states()).toEqual(['idle'])
    await userEvent.click(screen.getByRole('button'))
    await waitFor(() => expect(visits).toHaveLength(1))
  })

  it('is joined by every other button, since the page is about to leave', async () => {
    const { navigate, visits, emulator } = setUp()
    const page = arrive(
      wrap(
        <>
          <BillingPortalButton endpoint={endpoint} navigate={navigate} />
          <BillingPortalButton endpoint={endpoint} navigate={navigate} />
          <BillingPortalButton endpoint={endpoint + '?of=others'} navigate={navigate} />
        </>,
      ),
    )
    buttons()[0]?.click()
    await page.hydrate()
    await settled()
    const fetch = vi.spyOn(window, 'fetch')
    for (const button of buttons()) button.click()
    await waitFor(() => expect(states()).toEqual(['requesting', 'requesting', 'requesting']))
    expect(fetch).not.toHaveBeenCalled()
    fetch.mockRestore()
    expect(emulator.sessions.count).toBe(0)
    expect(visits).toEqual([])
  })
})

it('is on its way to the portal from its mount on', async () => {
  setUp()
  const page = arrive(<BillingPortalButton endpoint={endpoint} />)
  buttons()[0]?.click()
  await page.hydrate()
  await settled()
  expect(states()).toEqual(['requesting'])
  expect(buttons()[0]).toHaveAttribute('aria-disabled', 'true')
  expect(screen.getByRole('status')).toHaveTextContent('Opening billing…')
})

it('says so when nobody answers the form in time, and opens the portal at the next click', async () => {
  const onError = vi.fn<(error: PortalError) => void>()
  const { navigate, emulator, visits } = setUp()
  const app = (timeout?: number) => (
    <BillingPortalButton
      endpoint={endpoint}
      navigate={navigate}
      onError={onError}
      timeout={timeout}
    />
  )
  const page = arrive(app(50))
  buttons()[0]?.click()
  await page.hydrate()
  expect(await screen.findByRole('alert')).toHaveTextContent(errorTable.timeout.sentence)
  expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(PortalError))
  expect(onError.mock.lastCall?.[0]).toMatchObject({ code: 'timeout' })
  expect(states()).toEqual(['error'])

  await page.show(app())
  await userEvent.click(screen.getByRole('button'))
  await waitFor(() => expect(visits).toHaveLength(1))
  expect(emulator.sessions.count).toBe(1)
})

it('mints nothing for a click in the midst of hydration, before effects have run', async () => {
  const { navigate, visits, emulator } = setUp()
  const clickAsItMounts = (parent: HTMLElement | null) => parent?.querySelector('button')?.click()
  const page = arrive(
    <div ref={clickAsItMounts}>
      <BillingPortalButton endpoint={endpoint} navigate={navigate} />
    </div>,
  )
  buttons()[0]?.click()
  const fetch = vi.spyOn(window, 'fetch')
  await page.hydrate()
  await settled()

  expect(fetch).not.toHaveBeenCalled()
  expect(states()).toEqual(['requesting'])
  expect(visits).toEqual([])
  expect(emulator.sessions.count).toBe(0)
  fetch.mockRestore()
})

it('joins the form when only the script comes to know who is signed in', async () => {
  const { navigate, emulator } = setUp()
  const app = (scope?: string) => (
    <BillingPortalButton endpoint={endpoint} navigate={navigate} scope={scope} />
  )
  const page = arrive(app())
  buttons()[0]?.click()
  await page.hydrate()
  await page.show(app('acme'))
  const fetch = vi.spyOn(window, 'fetch')
  buttons()[0]?.click()
  await settled()
  expect(fetch).not.toHaveBeenCalled()
  fetch.mockRestore()
  expect(states()).toEqual(['requesting'])
  expect(emulator.sessions.count).toBe(0)
})

it('is taken over once: not again when someone else signs in later', async () => {
  const { navigate, visits } = setUp()
  const app = (scope: string) => (
    <BillingPortalButton endpoint={endpoint} navigate={navigate} scope={scope} />
  )
  const page = arrive(app('acme'))
  buttons()[0]?.click()
  await page.hydrate()
  await settled()
  act(() => void window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })))
  act(() => void window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await waitFor(() => expect(states()).toEqual(['idle']))

  await page.show(app('globex'))
  await settled()
  expect(states()).toEqual(['idle'])
  await userEvent.click(screen.getByRole('button'))
  await waitFor(() => expect(visits).toHaveLength(1))
})

it('stays idle where the browser does not know that a form was sent', async () => {
  const matches = vi.spyOn(Element.prototype, 'querySelector').mockImplementation(() => {
    throw new DOMException('unknown pseudo-class', 'SyntaxError')
  })
  const { navigate, visits } = setUp()
  const page = arrive(<BillingPortalButton endpoint={endpoint} navigate={navigate} />)
  buttons()[0]?.click()
  await page.hydrate()
  await settled()
  matches.mockRestore()
  expect(states()).toEqual(['idle'])
  await userEvent.click(screen.getByRole('button'))
  await waitFor(() => expect(visits).toHaveLength(1))
})

it('is idle when nobody clicked before hydration', async () => {
  setUp()
  const page = arrive(<BillingPortalButton endpoint={endpoint} returnUrl="/billing" />)
  await page.hydrate()
  await settled()
  expect(states()).toEqual(['idle'])
})

it('takes no form over that it has sent itself', async () => {
  const { navigate, visits, emulator } = setUp()
  const app = (scope: string) => (
    // As most hosts write it: another function at every render.
    <BillingPortalButton endpoint={endpoint} navigate={navigate} scope={scope} onError={() => {}} />
  )
  const { rerender } = render(app('acme'))
  const { form } = screen.getByRole<HTMLButtonElement>('button')
  for (const times of [1, 2]) {
    form?.requestSubmit()
    await waitFor(() => expect(visits).toHaveLength(times))
    expect(states()).toEqual(['redirecting'])
    act(() => void window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    rerender(app(`someone-${times}`))
    await settled()
    await waitFor(() => expect(states()).toEqual(['idle']))
  }
  expect(emulator.sessions.count).toBe(2)
})

it('leaves a form of the host’s alone, whatever was typed into it', async () => {
  setUp()
  function Own() {
    const { getFormProps, getButtonProps } = usePortalSession({ endpoint })
    return (
      <form {...getFormProps()}>
        <input aria-label="Note" />
        <button {...getButtonProps()}>Billing</button>
      </form>
    )
  }
  const page = arrive(<Own />)
  await userEvent.type(screen.getByLabelText('Note'), 'hello')
  await userEvent.tab()
  expect(document.querySelector(':user-valid')).not.toBeNull()
  await page.hydrate()
  await settled()
  expect(states()).toEqual(['idle'])
  expect(screen.getByLabelText('Note')).toHaveValue('hello')
})
