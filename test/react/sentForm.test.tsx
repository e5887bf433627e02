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
    const app = (own: typeof props) =>
      wrap(<BillingPortalButton endpoint={endpoint} navigate={navigate} {...own} />)
    const page = arrive(app(props))
    buttons()[0]?.click()
    await page.hydrate()
    await settled()
    return { ...backend, show: (own: typeof props) => page.show(app(own)) }
  }

  it('is on its way to the portal from its mount on', async () => {
    await clickAndHydrate()
    expect(states()).toEqual(['requesting'])
    expect(buttons()[0]).toHaveAttribute('aria-disabled', 'true')
    expect(screen.getByRole('status')).toHaveTextContent('Opening billing…')
  })

  it('asks for nothing at a second click', async () => {
    const { emulator, visits } = await clickAndHydrate()
    const fetch = vi.spyOn(window, 'fetch')
    screen.getByRole('button').click()
    await settled()

    expect(fetch).not.toHaveBeenCalled()
    expect(emulator.sessions.count).toBe(0)
    expect(visits).toEqual([])
    fetch.mockRestore()
  })

  it('says so when the form is answered by nobody in time, and opens the portal at the next click', async () => {
    const onError = vi.fn<(error: PortalError) => void>()
    const { emulator, visits, show } = await clickAndHydrate({ timeout: 50, onError })
    expect(await screen.findByRole('alert')).toHaveTextContent(errorTable.timeout[1])
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(PortalError))
    expect(onError.mock.lastCall?.[0]).toMatchObject({ code: 'timeout' })
    expect(states()).toEqual(['error'])

    await show({ onError })
    await userEvent.click(screen.getByRole('button'))
    await waitFor(() => expect(visits).toHaveLength(1))
    expect(emulator.sessions.count).toBe(1)
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

  it('is joined by another button for the same endpoint', async () => {
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
    expect(states()).toEqual(['requesting', 'idle', 'idle'])

    buttons()[1]?.click()
    await waitFor(() => expect(states()).toEqual(['requesting', 'requesting', 'idle']))
    await settled()
    expect(emulator.sessions.count).toBe(0)
    expect(visits).toEqual([])
  })
})

it('is idle when nobody clicked before hydration', async () => {
  setUp()
  const page = arrive(<BillingPortalButton endpoint={endpoint} returnUrl="/billing" />)
  await page.hydrate()
  await settled()
  expect(states()).toEqual(['idle'])
})

it('is its own attempt again when its form was submitted after hydration', async () => {
  const { navigate, visits, emulator } = setUp()
  const app = (scope: string) => (
    <BillingPortalButton
      endpoint={endpoint}
      navigate={navigate}
      // As most hosts write it: another function at every render.
      onError={() => {}}
      data-scope={scope}
    />
  )
  const { rerender } = render(app('a'))
  const { form } = screen.getByRole<HTMLButtonElement>('button')
  for (const times of [1, 2]) {
    form?.requestSubmit()
    await waitFor(() => expect(visits).toHaveLength(times))
    expect(states()).toEqual(['redirecting'])
    act(() => void window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    rerender(app(String(times)))
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

it('rests on this: inside :is, a name that the browser does not know finds nothing', () => {
  expect(() => document.querySelector(':not-known-yet')).toThrow()
  expect(document.querySelector(':is(:not-known-yet)')).toBeNull()
})
