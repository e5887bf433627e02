import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import { createRef, StrictMode, type ComponentProps, type ReactNode } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { errorTable } from '../../src/contract/errorTable.ts'
import { BillingPortalButton } from '../../src/index.ts'
import { deferred } from '../support/deferred.ts'
import { endpoint, startWorker } from './setUp.tsx'

const { setUp } = startWorker()
const button = () => screen.getByRole('button')

describe('a click', () => {
  it('mints one link and takes the person there', async () => {
    const { emulator, navigate, visits } = setUp()
    render(<BillingPortalButton endpoint={endpoint} navigate={navigate} />)

    await userEvent.click(button())

    await waitFor(() => expect(visits).toHaveLength(1))
    expect(visits[0]?.target).toBe('_self')
    expect(emulator.sessions.count).toBe(1)
    const portal = await emulator.fetch(visits[0]?.url ?? '')
    expect(portal.status).toBe(303)
  })

  it('mints once when it comes twice in one tick', async () => {
    const { emulator, navigate, visits } = setUp()
    render(<BillingPortalButton endpoint={endpoint} navigate={navigate} />)

    button().click()
    button().click()

    await waitFor(() => expect(visits).toHaveLength(1))
    button().click()
    await waitFor(() => expect(button()).toHaveAttribute('data-state', 'redirecting'))
    expect(emulator.sessions.count).toBe(1)
    expect(visits).toHaveLength(1)
  })

  it('mints once for two buttons, in two trees, with one endpoint', async () => {
    const { emulator, navigate, visits } = setUp()
    const one = render(<BillingPortalButton endpoint={endpoint} navigate={navigate} />)
    const two = render(<BillingPortalButton endpoint={endpoint} navigate={navigate} />)

    one.getAllByRole('button')[0]?.click()
    two.getAllByRole('button')[1]?.click()

    await waitFor(() => {
      for (const each of screen.getAllByRole('button')) {
        expect(each).toHaveAttribute('data-state', 'redirecting')
      }
    })
    expect(emulator.sessions.count).toBe(1)
    expect(visits).toHaveLength(1)
  })

  it('mints one each for two people', async () => {
    const { emulator, navigate, visits } = setUp()
    render(
      <>
        <BillingPortalButton endpoint={endpoint} scope="ann" navigate={navigate} />
        <BillingPortalButton endpoint={endpoint} scope="bob" navigate={navigate} />
      </>,
    )

    for (const each of screen.getAllByRole('button')) each.click()

    await waitFor(() => expect(visits).toHaveLength(2))
    expect(emulator.sessions.count).toBe(2)
  })

  it('mints once while the page re-renders in a storm', async () => {
    const { emulator, navigate, visits } = setUp()
    const element = () => (
      <BillingPortalButton
        requestSession={() => fetch(endpoint, post).then((answer) => answer.json())}
        navigate={navigate}
      />
    )
    const { rerender } = render(element())

    for (let turn = 0; turn < 20; turn++) {
      button().click()
      rerender(element())
    }

    await waitFor(() => expect(visits).toHaveLength(1))
    expect(emulator.sessions.count).toBe(1)
  })

  it('runs the host’s own handler first and honours preventDefault', async () => {
    const { emulator, navigate } = setUp()
    const onClick = vi.fn((event: { preventDefault(): void }) => event.preventDefault())
    render(<BillingPortalButton endpoint={endpoint} navigate={navigate} onClick={onClick} />)

    await userEvent.click(button())

    expect(onClick).toHaveBeenCalledOnce()
    expect(button()).toHaveAttribute('data-state', 'idle')
    expect(emulator.sessions.count).toBe(0)
  })

  it('opens by keyboard', async () => {
    const { navigate, visits } = setUp()
    render(<BillingPortalButton endpoint={endpoint} navigate={navigate} />)

    await userEvent.tab()
    expect(document.activeElement).toBe(button())
    await userEvent.keyboard('{Enter}')

    await waitFor(() => expect(visits).toHaveLength(1))
  })
})

describe('without a click', () => {
  it('mints nothing on render, hover or focus', async () => {
    const { emulator, navigate } = setUp()
    const { rerender } = render(<BillingPortalButton endpoint={endpoint} navigate={navigate} />)

    await userEvent.hover(button())
    button().focus()
    rerender(<BillingPortalButton endpoint={endpoint} navigate={navigate} />)
    await userEvent.unhover(button())

    expect(emulator.events).toEqual([])
  })
})

describe('wherever it is rendered', () => {
  const wrappers: Record<string, (props: { children: ReactNode }) => ReactNode> = {
    'without a QueryClientProvider': ({ children }) => children,
    'with a QueryClientProvider': ({ children }) => (
      <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
    ),
    'in StrictMode': ({ children }) => <StrictMode>{children}</StrictMode>,
    'under defaults that retry, pause and throw': ({ children }) => (
      <QueryClientProvider
        client={
          new QueryClient({
            defaultOptions: {
              mutations: { retry: 3, networkMode: 'online', throwOnError: true, gcTime: 60_000 },
            },
          })
        }
      >
        {children}
      </QueryClientProvider>
    ),
  }

  it.each(Object.entries(wrappers))('works %s', async (_, wrapper) => {
    const { emulator, navigate, visits } = setUp()
    render(<BillingPortalButton endpoint={endpoint} navigate={navigate} />, { wrapper })

    await userEvent.click(button())

    await waitFor(() => expect(visits).toHaveLength(1))
    expect(emulator.sessions.count).toBe(1)
  })

  it.each(Object.entries(wrappers))('asks once and shows the failure %s', async (_, wrapper) => {
    const { emulator, navigate } = setUp()
    emulator.faults.always({ kind: 'status', status: 500 })
    render(<BillingPortalButton endpoint={endpoint} navigate={navigate} />, { wrapper })

    await userEvent.click(button())

    expect(await screen.findByRole('alert')).toHaveTextContent(errorTable.upstream_error.sentence)
    expect(emulator.events.filter((event) => event.type === 'faulted')).toHaveLength(1)
  })
})

describe('what a person sees and hears', () => {
  it('keeps focus and name while it is pending, and says what happens', async () => {
    const { navigate } = setUp()
    const link = deferred<{ url: string }>()
    render(<BillingPortalButton requestSession={() => link.promise} navigate={navigate} />)
    expect(screen.getByRole('status')).toBeEmptyDOMElement()

    await userEvent.click(button())

    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Opening billing…'))
    expect(button()).toHaveAttribute('aria-disabled', 'true')
    expect(button()).not.toHaveAttribute('disabled')
    expect(button()).toHaveAttribute('data-state', 'requesting')
    expect(screen.getByRole('button', { name: 'Manage billing' })).toBe(document.activeElement)

    link.resolve({ url: 'https://portal.marginfront.com/r/mgl_x' })
    await waitFor(() => expect(button()).toHaveAttribute('data-state', 'redirecting'))
    expect(screen.getByRole('button', { name: 'Manage billing' })).toBe(document.activeElement)
  })

  it('puts the status line out of sight with no stylesheet, and leaves it to screen readers', () => {
    setUp()
    render(<BillingPortalButton endpoint={endpoint} />)
    const status = screen.getByRole('status')

    expect(getComputedStyle(status).position).toBe('fixed')
    expect(getComputedStyle(status).clipPath).toBe('inset(50%)')
  })

  it('takes one box in the layout of the host', async () => {
    setUp()
    render(
      <div style={{ display: 'flex', gap: 40, width: 'max-content' }} data-testid="bar">
        <BillingPortalButton endpoint={endpoint} target="_blank" />
      </div>,
    )
    expect(screen.getByTestId('bar').offsetWidth).toBe(button().offsetWidth)
  })

  it('says that it opens a new tab, in its name', () => {
    setUp()
    render(
      <BillingPortalButton endpoint={endpoint} target="_blank">
        Invoices
      </BillingPortalButton>,
    )
    expect(screen.getByRole('button', { name: 'Invoices (opens in a new tab)' })).toBe(button())
  })

  it('keeps a name that the host gives, and adds the new tab to it', () => {
    setUp()
    render(
      <>
        <BillingPortalButton endpoint={endpoint} aria-label="Billing of Acme" />
        <BillingPortalButton endpoint={endpoint} aria-label="Plan" target="_blank" />
      </>,
    )
    expect(screen.getByRole('button', { name: 'Billing of Acme' })).toBeVisible()
    expect(screen.getByRole('button', { name: 'Plan (opens in a new tab)' })).toBeVisible()
  })

  it('takes its words from labels, all or some', async () => {
    const { navigate } = setUp()
    const failed = { ok: false, code: 'upstream_error', retryAfter: 119.2, requestId: 'r' } as const
    render(
      <BillingPortalButton
        endpoint={endpoint}
        navigate={navigate}
        requestSession={async () => failed}
        target="_blank"
        labels={{
          open: 'Rechnungen',
          newTab: '(öffnet neuen Tab)',
          retryAfter: 'Nächster Versuch in {seconds} Sekunden.',
          errors: { upstream_error: 'Das ging schief.' },
        }}
      />,
    )
    await userEvent.click(screen.getByRole('button', { name: 'Rechnungen (öffnet neuen Tab)' }))

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Das ging schief. Nächster Versuch in 120 Sekunden.',
    )
  })

  it('leaves failures to the host with showError={false}', async () => {
    const { navigate } = setUp({ resolveCustomer: () => 'forbidden' })
    const onError = vi.fn()
    render(
      <BillingPortalButton
        endpoint={endpoint}
        navigate={navigate}
        showError={false}
        onError={onError}
      />,
    )
    await userEvent.click(button())

    await waitFor(() => expect(onError).toHaveBeenCalledOnce())
    await waitFor(() => expect(button()).toHaveAttribute('data-state', 'error'))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('takes the failure away at the next click', async () => {
    const { emulator, navigate, visits } = setUp()
    emulator.faults.once({ kind: 'status', status: 500 })
    render(<BillingPortalButton endpoint={endpoint} navigate={navigate} />)
    await userEvent.click(button())
    await screen.findByRole('alert')

    await userEvent.click(button())

    await waitFor(() => expect(visits).toHaveLength(1))
    expect(screen.queryByRole('alert')).toBeNull()
    expect(emulator.sessions.count).toBe(1)
  })
})

describe('its form', () => {
  it('posts to the endpoint from beside the button, hidden', () => {
    setUp()
    render(<BillingPortalButton endpoint={endpoint} returnUrl="/billing" target="_blank" />)
    const { form } = button() as HTMLButtonElement

    expect(button()).toHaveAttribute('type', 'submit')
    expect(form).not.toContainElement(button())
    expect(form).toMatchObject({ method: 'post', target: '_blank', hidden: true })
    expect(form?.getAttribute('action')).toBe(endpoint)
    expect(Object.fromEntries(new FormData(form ?? undefined))).toEqual({ returnUrl: '/billing' })
  })

  it('opens the portal when it is submitted another way', async () => {
    const { navigate, visits } = setUp()
    render(<BillingPortalButton endpoint={endpoint} navigate={navigate} />)

    ;(button() as HTMLButtonElement).form?.requestSubmit()

    await waitFor(() => expect(visits).toHaveLength(1))
  })

  it.each([
    ['progressive={false}', { endpoint, progressive: false }],
    ['a requestSession alone', { requestSession: () => new Promise<never>(() => {}) }],
  ] satisfies [string, ComponentProps<typeof BillingPortalButton>][])(
    'is left out with %s, and another form is left alone',
    async (_, props) => {
      const { navigate } = setUp()
      const onSubmit = vi.fn((event: { preventDefault(): void }) => event.preventDefault())
      render(
        <form onSubmit={onSubmit}>
          <input aria-label="Name" />
          <BillingPortalButton navigate={navigate} {...props} />
        </form>,
      )
      expect(button()).toHaveAttribute('type', 'button')
      expect(document.forms).toHaveLength(1)

      await userEvent.click(button())

      await waitFor(() => expect(button()).not.toHaveAttribute('data-state', 'idle'))
      expect(onSubmit).not.toHaveBeenCalled()
    },
  )

  it('reports in development that it is nested in another form, and how to fix it', () => {
    setUp()
    const report = vi.spyOn(console, 'error').mockImplementation(() => {})
    render(
      <form>
        <BillingPortalButton endpoint={endpoint} />
      </form>,
    )
    expect(report.mock.calls.flat().join()).toContain('progressive={false}')
    report.mockRestore()
  })
})

describe('a host’s own button', () => {
  it('forwards its ref and every button prop', () => {
    setUp()
    const ref = createRef<HTMLButtonElement>()
    render(
      <BillingPortalButton
        endpoint={endpoint}
        ref={ref}
        className="cta"
        data-plan="pro"
        title="t"
      />,
    )
    expect(ref.current).toBe(button())
    expect(button()).toHaveClass('cta')
    expect(button()).toHaveAttribute('data-plan', 'pro')
    expect(button()).toHaveAttribute('title', 't')
  })

  it('is an element that gets the props: its own win, clicks reach both', async () => {
    const { navigate, visits } = setUp()
    const order: string[] = []
    render(
      <BillingPortalButton
        endpoint={endpoint}
        navigate={navigate}
        className="ours"
        title="ours"
        onClick={() => order.push('ours')}
        render={
          <button className="own" title="own" onClick={() => order.push('own')}>
            Own words
          </button>
        }
      />,
    )
    expect(button()).toHaveAttribute('class', 'own ours')
    expect(button()).toHaveAttribute('title', 'own')
    expect(button()).toHaveTextContent('Own words')

    await userEvent.click(button())

    expect(order).toEqual(['own', 'ours'])
    await waitFor(() => expect(visits).toHaveLength(1))
  })

  it('is an element that can prevent the default', async () => {
    const { emulator, navigate } = setUp()
    render(
      <BillingPortalButton
        endpoint={endpoint}
        navigate={navigate}
        render={<button onClick={(event) => event.preventDefault()} />}
      />,
    )
    await userEvent.click(button())
    expect(button()).toHaveAttribute('data-state', 'idle')
    expect(emulator.events).toEqual([])
  })

  it('works when the element insists on being a plain button', async () => {
    const { navigate, visits } = setUp()
    render(
      <BillingPortalButton
        endpoint={endpoint}
        navigate={navigate}
        render={<button type="button">Billing</button>}
      />,
    )
    await userEvent.click(button())
    await waitFor(() => expect(visits).toHaveLength(1))
  })

  it('is a function of props and state', async () => {
    const { navigate, visits } = setUp()
    render(
      <BillingPortalButton
        endpoint={endpoint}
        navigate={navigate}
        render={({ children, ...props }, { status, isPending }) => (
          <button {...props} data-pending={isPending}>
            {children} {status}
          </button>
        )}
      />,
    )
    expect(button()).toHaveTextContent('Manage billing idle')
    await userEvent.click(button())
    await waitFor(() => expect(button()).toHaveTextContent('Manage billing redirecting'))
    expect(button()).toHaveAttribute('data-pending', 'true')
    expect(visits).toHaveLength(1)
  })
})

const post = { method: 'POST', headers: { 'content-type': 'application/json' } }
