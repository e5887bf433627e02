import { useState } from 'react'
import { expect, waitFor } from 'storybook/test'
import { startBackend } from '../.storybook/backend.ts'
import preview from '../.storybook/preview.tsx'
import { usePortalSession } from '../src/index.ts'
import { sentenceOf } from './expectations.ts'
import { aDay, neverAnswers } from './neverAnswers.ts'

const endpoint = '/api/billing-portal'

const meta = preview.meta({ title: 'usePortalSession' })

/** The host's own form and button, which also work without JavaScript. */
export const FormAndButton = meta.story({
  render: function Billing() {
    const { getFormProps, getButtonProps } = usePortalSession({ endpoint })
    return (
      <form {...getFormProps()}>
        <button {...getButtonProps()}>Billing</button>
      </form>
    )
  },
  async play({ canvas, userEvent, emulator, visits }) {
    const button = canvas.getByRole('button', { name: 'Billing' })
    await expect(button.closest('form')).toHaveAttribute('action', endpoint)
    await userEvent.click(button)
    await waitFor(() => expect(visits).toHaveLength(1))
    await expect(button).toHaveAttribute('data-state', 'redirecting')
    await expect(button).toHaveAttribute('aria-disabled', 'true')
    await expect(emulator.sessions.count).toBe(1)
  },
})

/** The button may stand anywhere: it is tied to the form by its id. */
export const ButtonBesideTheForm = meta.story({
  render: function Toolbar() {
    const { getFormProps, getButtonProps } = usePortalSession({ endpoint })
    return (
      <>
        <div role="toolbar" aria-label="Account">
          <button type="button">Profile</button> <button {...getButtonProps()}>Billing</button>
        </div>
        <form {...getFormProps()} hidden />
      </>
    )
  },
  async play({ canvas, userEvent, emulator, visits }) {
    const button = canvas.getByRole<HTMLButtonElement>('button', { name: 'Billing' })
    await expect(button.form).toHaveAttribute('action', endpoint)
    await userEvent.click(button)
    await waitFor(() => expect(visits).toHaveLength(1))
    await expect(emulator.sessions.count).toBe(1)
  },
})

/** `openPortal` is all that a menu item needs. */
export const MenuItem = meta.story({
  render: function Menu() {
    const { openPortal, isPending } = usePortalSession({ endpoint })
    return (
      <div role="menu" aria-label="Account">
        <button type="button" role="menuitem">
          Profile
        </button>{' '}
        <button type="button" role="menuitem" aria-disabled={isPending} onClick={openPortal}>
          Billing
        </button>
      </div>
    )
  },
  async play({ canvas, userEvent, emulator, visits }) {
    const item = canvas.getByRole('menuitem', { name: 'Billing' })
    await userEvent.click(item)
    await waitFor(() => expect(visits).toHaveLength(1))
    await expect(item).toHaveAttribute('aria-disabled', 'true')
    await expect(emulator.sessions.count).toBe(1)
  },
})

/** A menu that closes as it is chosen from: the hook stands above it, so that the request goes on. */
export const ClosingMenu = meta.story({
  render: function Header() {
    const { openPortal, isPending } = usePortalSession({ endpoint })
    const [isOpen, setOpen] = useState(true)
    const choose = () => {
      void openPortal()
      setOpen(false)
    }
    return (
      <>
        {isOpen && (
          <div role="menu" aria-label="Account">
            <button type="button" role="menuitem" onClick={choose}>
              Billing
            </button>
          </div>
        )}
        <p role="status">{isPending && 'Opening billing…'}</p>
      </>
    )
  },
  async play({ canvas, userEvent, emulator, visits }) {
    await userEvent.click(canvas.getByRole('menuitem', { name: 'Billing' }))
    await waitFor(() => expect(visits).toHaveLength(1))
    await expect(canvas.queryByRole('menu')).toBeNull()
    await expect(canvas.getByRole('status')).toHaveTextContent('Opening billing…')
    await expect(emulator.sessions.count).toBe(1)
  },
})

/** The failure is the host's to show: what it means, and whether to offer another try. */
export const Failure = meta.story({
  render: function Billing() {
    const { openPortal, error } = usePortalSession({ endpoint })
    return (
      <>
        <button type="button" onClick={openPortal}>
          {error?.retryable ? 'Try again' : 'Billing'}
        </button>
        {error && (
          <p role="alert">
            {error.message} <small>Support code {error.requestId}</small>
          </p>
        )}
      </>
    )
  },
  beforeEach({ emulator }) {
    emulator.faults.always({ kind: 'status', status: 500 })
  },
  async play({ canvas, userEvent, emulator, visits }) {
    await userEvent.click(canvas.getByRole('button', { name: 'Billing' }))
    const alert = await canvas.findByRole('alert')
    await expect(alert).toHaveTextContent(sentenceOf('upstream_error'))
    await expect(alert).toHaveTextContent(/Support code \S+/)
    await expect(canvas.getByRole('button', { name: 'Try again' })).toHaveFocus()
    await expect(visits).toHaveLength(0)
    await expect(emulator.sessions.count).toBe(0)
  },
})

/** `reset` gives a running attempt up. */
export const Cancel = meta.story({
  render: function Billing() {
    const { openPortal, isPending, reset } = usePortalSession({ endpoint, timeout: aDay })
    return (
      <>
        <button type="button" onClick={openPortal}>
          Billing
        </button>{' '}
        {isPending && (
          <button type="button" onClick={reset}>
            Cancel
          </button>
        )}
      </>
    )
  },
  beforeEach(context) {
    startBackend(context, neverAnswers)
  },
  async play({ canvas, userEvent, emulator, visits }) {
    await userEvent.click(canvas.getByRole('button', { name: 'Billing' }))
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(canvas.queryByRole('button', { name: 'Cancel' })).toBeNull())
    await expect(canvas.queryByRole('alert')).toBeNull()
    await expect(visits).toHaveLength(0)
    await expect(emulator.sessions.count).toBe(0)
  },
})
