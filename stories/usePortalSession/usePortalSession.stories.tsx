import type { ComponentType } from 'react'
import { expect, waitFor } from 'storybook/test'
import { startBackend } from '../../.storybook/backend.ts'
import { propsPage } from '../../.storybook/pages.tsx'
import preview from '../../.storybook/preview.tsx'
import { usePortalSession, type PortalOptions } from '../../src/index.ts'
import { sentenceOf } from '../expectations.ts'
import { neverAnswers } from '../neverAnswers.ts'
import { portalArgs } from '../portalArgs.ts'
import { Billing } from './Billing.tsx'
import billing from './Billing.tsx?raw'
import { Cancelable } from './Cancelable.tsx'
import cancelable from './Cancelable.tsx?raw'
import { FormAndButton as OwnFormAndButton } from './FormAndButton.tsx'
import formAndButton from './FormAndButton.tsx?raw'
import { Header } from './Header.tsx'
import header from './Header.tsx?raw'
import { Menu } from './Menu.tsx'
import menu from './Menu.tsx?raw'
import { OwnFailure } from './OwnFailure.tsx'
import ownFailure from './OwnFailure.tsx?raw'
import { PortalSession } from './PortalSession.tsx'
import { Toolbar } from './Toolbar.tsx'
import toolbar from './Toolbar.tsx?raw'

const meta = preview.meta({
  title: 'usePortalSession',
  // No component, and documented as one: its options are what would be the props.
  component: usePortalSession as unknown as ComponentType<PortalOptions>,
  subcomponents: { 'What it returns': PortalSession },
  parameters: { docs: { page: propsPage('usePortalSession') } },
  args: portalArgs,
})

const shown = (code: string) => ({ controls: { disable: true }, docs: { source: { code } } })

/** Every option, in the controls. */
export const Default = meta.story({
  parameters: { docs: { source: { code: billing } } },
  render: (options) => <Billing {...options} />,
  async play({ canvas, userEvent, visits, args }) {
    await userEvent.click(canvas.getByRole('button', { name: 'Manage billing' }))
    await waitFor(() => expect(visits).toHaveLength(1))
    await waitFor(() => expect(args.onRedirect).toHaveBeenCalledWith('_self'))
    await expect(canvas.getByRole('button', { name: 'Opening billing…' })).toHaveFocus()
  },
})

/** Your own form and button, which also work without JavaScript. */
export const FormAndButton = meta.story({
  parameters: shown(formAndButton),
  render: () => <OwnFormAndButton />,
  async play({ canvas, userEvent, emulator, visits }) {
    const button = canvas.getByRole('button', { name: 'Billing' })
    await expect(button.closest('form')).toHaveAttribute('action', '/api/billing-portal')
    await userEvent.click(button)
    await waitFor(() => expect(visits).toHaveLength(1))
    await expect(button).toHaveAttribute('data-state', 'redirecting')
    await expect(button).toHaveAttribute('aria-disabled', 'true')
    await expect(emulator.sessions.count).toBe(1)
  },
})

/** The button can be anywhere on the page: the form's id connects them. */
export const ButtonBesideTheForm = meta.story({
  parameters: shown(toolbar),
  render: () => <Toolbar />,
  async play({ canvas, userEvent, emulator, visits }) {
    const button = canvas.getByRole<HTMLButtonElement>('button', { name: 'Billing' })
    await expect(button.form).toHaveAttribute('action', '/api/billing-portal')
    await userEvent.click(button)
    await waitFor(() => expect(visits).toHaveLength(1))
    await expect(emulator.sessions.count).toBe(1)
  },
})

/** `openPortal` is all that a menu item needs. */
export const MenuItem = meta.story({
  parameters: shown(menu),
  render: () => <Menu />,
  async play({ canvas, userEvent, emulator, visits }) {
    const item = canvas.getByRole('menuitem', { name: 'Billing' })
    await userEvent.click(item)
    await waitFor(() => expect(visits).toHaveLength(1))
    await expect(item).toHaveAttribute('aria-disabled', 'true')
    await expect(emulator.sessions.count).toBe(1)
  },
})

/** A menu that closes when an item is chosen. The hook is above the menu, so the request goes on. */
export const ClosingMenu = meta.story({
  parameters: shown(header),
  render: () => <Header />,
  async play({ canvas, userEvent, emulator, visits }) {
    await userEvent.click(canvas.getByRole('menuitem', { name: 'Billing' }))
    await waitFor(() => expect(visits).toHaveLength(1))
    await expect(canvas.queryByRole('menu')).toBeNull()
    await expect(canvas.getByRole('status')).toHaveTextContent('Opening billing…')
    await expect(emulator.sessions.count).toBe(1)
  },
})

/** You show the failure: what it means, and whether to offer another try. */
export const Failure = meta.story({
  parameters: shown(ownFailure),
  render: () => <OwnFailure />,
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

/** `reset` aborts a running attempt. */
export const Cancel = meta.story({
  parameters: shown(cancelable),
  render: () => <Cancelable />,
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
