import type { CSSProperties } from 'react'
import { expect, waitFor } from 'storybook/test'
import { startBackend } from '../../.storybook/backend.ts'
import { propsPage } from '../../.storybook/pages.tsx'
import preview from '../../.storybook/preview.tsx'
import { BillingPortalButton, BillingPortalProvider } from '../../src/index.ts'
import { expectPending } from '../expectations.ts'
import { neverAnswers } from '../neverAnswers.ts'
import { portalArgs } from '../portalArgs.ts'
import { App } from './App.tsx'
import app from './App.tsx?raw'

const meta = preview.meta({
  title: 'BillingPortalProvider',
  component: BillingPortalProvider,
  parameters: { docs: { page: propsPage('BillingPortalProvider') } },
  args: portalArgs,
  argTypes: { children: { control: false, table: { type: { summary: 'ReactNode' } } } },
})

const row: CSSProperties = { display: 'flex', flexWrap: 'wrap', gap: '0.75rem' }

/** Press either of them, or both: one link. */
export const TwoButtonsOneLink = meta.story({
  args: {
    children: (
      <div style={row}>
        <BillingPortalButton>Invoices</BillingPortalButton>
        <BillingPortalButton>Change plan</BillingPortalButton>
      </div>
    ),
  },
  async play({ canvas, userEvent, emulator, visits }) {
    const invoices = canvas.getByRole('button', { name: 'Invoices' })
    const plan = canvas.getByRole('button', { name: 'Change plan' })
    await userEvent.click(invoices)
    await userEvent.click(plan)

    await waitFor(() => expect(visits).toHaveLength(1))
    for (const button of [invoices, plan]) {
      await expect(button).toHaveAttribute('data-state', 'redirecting')
    }
    await expect(emulator.sessions.count).toBe(1)
  },
})

/** A button's own props win, option by option and word by word. */
export const WordsForAll = meta.story({
  args: {
    labels: { open: 'Abrechnung verwalten', newTab: '(öffnet einen neuen Tab)' },
    target: '_blank',
    children: (
      <div lang="de" style={row}>
        <BillingPortalButton />
        <BillingPortalButton labels={{ open: 'Rechnungen' }} />
        <BillingPortalButton target="_self">Tarif</BillingPortalButton>
      </div>
    ),
  },
  async play({ canvas }) {
    const names = canvas.getAllByRole('button').map((button) => button.textContent)
    await expect(names).toEqual(['Abrechnung verwalten', 'Rechnungen', 'Tarif'])
    await expect(
      canvas.getByRole('button', { name: 'Rechnungen (öffnet einen neuen Tab)' }),
    ).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Tarif' })).toBeVisible()
  },
})

/** When `scope` changes, the running attempt is aborted. */
export const SomeoneElseSignsIn = meta.story({
  parameters: { controls: { disable: true }, docs: { source: { code: app } } },
  render: () => <App />,
  beforeEach(context) {
    startBackend(context, neverAnswers)
  },
  async play({ canvas, userEvent, emulator, visits }) {
    const button = canvas.getByRole('button', { name: 'Manage billing' })
    await userEvent.click(button)
    await expectPending(canvas, button, 'requesting')

    await userEvent.click(canvas.getByRole('button', { name: 'Sign in as grace' }))
    await waitFor(() => expect(button).toHaveAttribute('data-state', 'idle'))
    await expect(canvas.queryByRole('alert')).toBeNull()
    await expect(visits).toHaveLength(0)
    await expect(emulator.sessions.count).toBe(0)
  },
})
