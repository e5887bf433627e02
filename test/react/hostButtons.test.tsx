import { Button as BaseButton } from '@base-ui/react/button'
import { render, screen, waitFor } from '@testing-library/react'
import {
  createRef,
  forwardRef,
  StrictMode,
  useState,
  type ComponentPropsWithoutRef,
  type ComponentPropsWithRef,
  type ReactNode,
} from 'react'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { BillingPortalButton, usePortalSession, type PortalOptions } from '../../src/index.ts'
import { deferred } from '../support/deferred.ts'
import { endpoint, startWorker } from './setUp.tsx'

const { setUp } = startWorker()
const button = () => screen.getByRole('button', { name: 'Manage billing' })

interface ShadcnProps extends ComponentPropsWithoutRef<'button'> {
  variant?: 'default' | 'outline'
}

/** As shadcn/ui writes it: a ref that is forwarded, and class names by variant. */
const ShadcnButton = forwardRef<HTMLButtonElement, ShadcnProps>(function Button(
  { className, variant = 'default', ...props },
  ref,
) {
  const classes = ['inline-flex', `btn-${variant}`, className].filter(Boolean).join(' ')
  return <button className={classes} ref={ref} {...props} />
})

function PlainButton(props: ComponentPropsWithRef<'button'>) {
  return <button {...props} className="plain" />
}

const hostButtons = {
  'a shadcn/ui button': <ShadcnButton variant="outline" />,
  'a Base UI button': <BaseButton className="base" />,
  'a Base UI button that stays focusable': <BaseButton focusableWhenDisabled />,
  'a plain component': <PlainButton />,
}

describe.each(Object.entries(hostButtons))('%s', (_, element) => {
  it('opens the portal, keeps the focus and tells where it stands', async () => {
    const { emulator, navigate, visits } = setUp()
    render(<BillingPortalButton endpoint={endpoint} navigate={navigate} render={element} />, {
      wrapper: StrictMode,
    })
    expect(button()).toHaveAttribute('data-state', 'idle')
    expect((button() as HTMLButtonElement).form).toHaveAttribute('action', endpoint)

    await userEvent.tab()
    expect(button()).toBe(document.activeElement)
    await userEvent.keyboard('{Enter}{Enter}')

    await waitFor(() => expect(button()).toHaveAttribute('data-state', 'redirecting'))
    expect(button()).toHaveAttribute('aria-disabled', 'true')
    expect(button()).toBe(document.activeElement)
    expect(visits).toHaveLength(1)
    expect(emulator.sessions.count).toBe(1)
  })

  it('shows a failure beside itself, and works again', async () => {
    const { emulator, navigate, visits } = setUp()
    emulator.faults.once({ kind: 'status', status: 500 })
    render(<BillingPortalButton endpoint={endpoint} navigate={navigate} render={element} />)

    await userEvent.click(button())
    await screen.findByRole('alert')
    expect(button()).toHaveAttribute('data-state', 'error')
    await userEvent.click(button())

    await waitFor(() => expect(visits).toHaveLength(1))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('is a button that submits, also where no script runs', () => {
    setUp()
    render(<BillingPortalButton endpoint={endpoint} render={element} />)
    expect(button()).toHaveAttribute('type', 'submit')
    expect(button()).toHaveProperty('tagName', 'BUTTON')
  })
})

it('a shadcn/ui button keeps its variant, takes the class names and gives its ref', () => {
  setUp()
  const ref = createRef<HTMLButtonElement>()
  render(
    <BillingPortalButton
      endpoint={endpoint}
      ref={ref}
      className="w-full"
      render={<ShadcnButton variant="outline" />}
    />,
  )
  expect(button()).toHaveAttribute('class', 'inline-flex btn-outline w-full')
  expect(ref.current).toBe(button())
})

/** A host's own form and button, drawn with the hook's prop getters. */
function OwnMarkup({ beside = false, ...options }: PortalOptions & { beside?: boolean }) {
  const { getFormProps, getButtonProps } = usePortalSession(options)
  const drawn = <button {...getButtonProps()}>Manage billing</button>
  return (
    <>
      <form {...getFormProps()}>{!beside && drawn}</form>
      {beside && drawn}
    </>
  )
}

describe('bare elements with the prop getters', () => {
  it.each([
    ['inside the form', false],
    ['beside the form', true],
  ])('mint once with the button %s', async (_, beside) => {
    const { emulator, navigate, visits } = setUp()
    render(<OwnMarkup {...{ endpoint, navigate, beside }} />)
    const { form } = button() as HTMLButtonElement
    expect(form).toMatchObject({ method: 'post' })
    expect(form?.getAttribute('action')).toBe(endpoint)

    await userEvent.dblClick(button())

    await waitFor(() => expect(button()).toHaveAttribute('data-state', 'redirecting'))
    expect(visits).toHaveLength(1)
    expect(emulator.sessions.count).toBe(1)
  })
})

describe('a menu item that closes its menu as it is chosen', () => {
  const link = 'https://portal.marginfront.com/r/mgl_x'

  function Menu({ children }: { children: (close: () => void) => ReactNode }) {
    const [isOpen, setOpen] = useState(true)
    return isOpen ? <div role="menu">{children(() => setOpen(false))}</div> : <p>Closed</p>
  }

  function Item({ close, ...options }: PortalOptions & { close: () => void }) {
    const { openPortal } = usePortalSession(options)
    const choose = () => {
      void openPortal()
      close()
    }
    return <MenuButton onClick={choose} />
  }

  function MenuButton({ onClick }: { onClick: () => void }) {
    return (
      <button type="button" role="menuitem" onClick={onClick}>
        Billing
      </button>
    )
  }

  it('goes on with a hook above the menu', async () => {
    const { navigate, visits } = setUp()
    const answer = deferred<{ url: string }>()
    function Header() {
      const { openPortal } = usePortalSession({ requestSession: () => answer.promise, navigate })
      return (
        <Menu>
          {(close) => (
            <MenuButton
              onClick={() => {
                void openPortal()
                close()
              }}
            />
          )}
        </Menu>
      )
    }
    render(<Header />, { wrapper: StrictMode })

    await userEvent.click(screen.getByRole('menuitem'))
    await screen.findByText('Closed')
    answer.resolve({ url: link })

    await waitFor(() => expect(visits).toEqual([{ url: link, target: '_self' }]))
  })

  it('is aborted with a hook inside of it, and goes nowhere', async () => {
    const { navigate, visits } = setUp()
    const answer = deferred<{ url: string }>()
    const signals: AbortSignal[] = []
    const requestSession: PortalOptions['requestSession'] = ({ signal }) => {
      signals.push(signal)
      return answer.promise
    }
    render(<Menu>{(close) => <Item {...{ requestSession, navigate, close }} />}</Menu>)

    await userEvent.click(screen.getByRole('menuitem'))
    await screen.findByText('Closed')
    await waitFor(() => expect(signals.map(({ aborted }) => aborted)).toEqual([true]))
    answer.resolve({ url: link })
    await answer.promise

    expect(visits).toEqual([])
  })
})

describe('inside the host’s own form', () => {
  it('opens the portal and submits nothing with progressive={false}', async () => {
    const { navigate, visits } = setUp()
    const report = vi.spyOn(console, 'error')
    const onSubmit = vi.fn((event: { preventDefault(): void }) => event.preventDefault())
    render(
      <form onSubmit={onSubmit}>
        <BillingPortalButton
          endpoint={endpoint}
          navigate={navigate}
          progressive={false}
          render={<ShadcnButton />}
        />
      </form>,
    )
    await userEvent.click(button())

    await waitFor(() => expect(visits).toHaveLength(1))
    expect(onSubmit).not.toHaveBeenCalled()
    expect(report).not.toHaveBeenCalled()
    report.mockRestore()
  })

  it('says how to mend it when it is put there by mistake', () => {
    setUp()
    const report = vi.spyOn(console, 'error').mockImplementation(() => {})
    render(
      <form>
        <BillingPortalButton endpoint={endpoint} render={<ShadcnButton />} />
      </form>,
    )
    const said = report.mock.calls.flat().join()
    expect(said).toMatch(/<BillingPortalButton> is inside a <form>.*progressive=\{false\}/)
    report.mockRestore()
  })
})
