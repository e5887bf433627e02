import { Button as BaseButton } from '@base-ui/react/button'
import { forwardRef, useState, type ComponentProps, type ComponentPropsWithoutRef } from 'react'
import { expect, waitFor } from 'storybook/test'
import { startBackend } from '../../.storybook/backend.ts'
import preview from '../../.storybook/preview.tsx'
import { BillingPortalButton, type PortalError, type PortalStatus } from '../../src/index.ts'
import { expectPending, sentenceOf } from '../expectations.ts'
import { aDay, neverAnswers } from '../neverAnswers.ts'

const meta = preview.meta({
  component: BillingPortalButton,
  args: { endpoint: '/api/billing-portal' },
})

/** A button of the host's design system, as an element. The stylesheet leaves it alone. */
export const Element = meta.story({
  args: { render: <LinkButton data-tone="quiet" />, children: 'Invoices and plan' },
  async play({ canvas, userEvent, emulator, visits }) {
    const button = canvas.getByRole('button', { name: 'Invoices and plan' })
    await expect(button).toHaveAttribute('data-tone', 'quiet')
    await expect(button).not.toHaveAttribute('data-billing-portal')

    await userEvent.click(button)
    await waitFor(() => expect(visits).toHaveLength(1))
    await expectPending(canvas, button, 'redirecting')
    await expect(emulator.sessions.count).toBe(1)
  },
})

function LinkButton(props: ComponentProps<'button'>) {
  return (
    <button
      {...props}
      style={{
        background: 'none',
        border: 'none',
        color: 'LinkText',
        cursor: 'pointer',
        font: 'inherit',
        minBlockSize: '1.5rem',
        padding: 0,
        textDecoration: 'underline',
      }}
    />
  )
}

/** As shadcn/ui writes a button: a ref that is forwarded, and class names by variant. */
const ShadcnButton = forwardRef<
  HTMLButtonElement,
  ComponentPropsWithoutRef<'button'> & { variant?: 'default' | 'outline' }
>(function Button({ className, variant = 'default', ...props }, ref) {
  return (
    <>
      <style>{shadcnStyles}</style>
      <button className={`shadcn shadcn-${variant} ${className ?? ''}`} ref={ref} {...props} />
    </>
  )
})

const shadcnStyles = `
  .shadcn { min-height: 2.25rem; padding: 0 1rem; border: 1px solid; border-radius: 0.375rem; font: inherit; font-size: 0.875rem }
  .shadcn-default { background: CanvasText; color: Canvas }
  .shadcn-outline { background: Canvas; color: CanvasText }
  .shadcn[aria-disabled='true'] { cursor: progress; text-decoration: underline dotted }
`

/** A button of shadcn/ui keeps its variant, and takes the class names of the billing button. */
export const ShadcnUi = meta.story({
  args: { render: <ShadcnButton variant="outline" />, className: 'own-class' },
  async play({ canvas, userEvent, emulator, visits }) {
    const button = canvas.getByRole('button', { name: 'Manage billing' })
    await expect(button).toHaveClass('shadcn-outline', 'own-class')
    await userEvent.click(button)
    await waitFor(() => expect(visits).toHaveLength(1))
    await expectPending(canvas, button, 'redirecting')
    await expect(emulator.sessions.count).toBe(1)
  },
})

/** A button of Base UI, which keeps the focus as well. */
export const BaseUi = meta.story({
  args: { render: <BaseButton focusableWhenDisabled /> },
  async play({ canvas, userEvent, emulator, visits }) {
    const button = canvas.getByRole('button', { name: 'Manage billing' })
    await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(visits).toHaveLength(1))
    await expectPending(canvas, button, 'redirecting')
    await expect(emulator.sessions.count).toBe(1)
  },
})

/** A function of props and state draws the progress in its own way. */
export const FunctionOfState = meta.story({
  args: {
    timeout: aDay,
    render: (props, { status }) => (
      <button {...props}>
        <span aria-hidden="true">{icons[status]} </span>
        {props.children}
      </button>
    ),
  },
  beforeEach(context) {
    startBackend(context, neverAnswers)
  },
  async play({ canvas, userEvent }) {
    const button = canvas.getByRole('button', { name: 'Manage billing' })
    await expect(button).toHaveTextContent(icons.idle)
    await userEvent.click(button)
    await expectPending(canvas, button, 'requesting')
    await expect(button).toHaveTextContent(icons.requesting)
  },
})

const icons: Record<PortalStatus, string> = {
  idle: '→',
  requesting: '…',
  redirecting: '✓',
  error: '!',
}

/** With `showError={false}` the host shows the failure, in a banner for instance. */
export const HostShowsTheError = meta.story({
  args: { showError: false },
  render: function Page(args) {
    const [error, setError] = useState<PortalError>()
    return (
      <>
        {error && (
          <p role="alert" style={{ margin: '0 0 1rem' }}>
            <strong>Billing did not open.</strong> {error.message}
          </p>
        )}
        <BillingPortalButton {...args} onError={setError} />
      </>
    )
  },
  beforeEach(context) {
    startBackend(context, { resolveCustomer: () => 'forbidden' })
  },
  async play({ canvas, userEvent }) {
    const button = canvas.getByRole('button', { name: 'Manage billing' })
    await userEvent.click(button)
    await expect(await canvas.findByRole('alert')).toHaveTextContent(
      `Billing did not open. ${sentenceOf('forbidden')}`,
    )
    await expect(button).toHaveAttribute('data-state', 'error')
    await expect(button).toHaveFocus()
  },
})
