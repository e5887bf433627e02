import { expect, waitFor } from 'storybook/test'
import { startBackend } from '../../.storybook/backend.ts'
import preview from '../../.storybook/preview.tsx'
import { StoriesPage } from '../../.storybook/pages.tsx'
import { BillingPortalButton } from '../../src/index.ts'
import { expectPending, sentenceOf } from '../expectations.ts'
import { neverAnswers } from '../neverAnswers.ts'
import * as baseUi from './hosts/BaseUiButton.tsx'
import baseUiSource from './hosts/BaseUiButton.tsx?raw'
import styles from './hosts/hosts.css?inline'
import { Footer } from './hosts/LinkButton.tsx'
import linkButtonSource from './hosts/LinkButton.tsx?raw'
import * as ownBanner from './hosts/OwnBanner.tsx'
import ownBannerSource from './hosts/OwnBanner.tsx?raw'
import * as ownProgress from './hosts/OwnProgress.tsx'
import ownProgressSource from './hosts/OwnProgress.tsx?raw'
import * as shadcn from './hosts/ShadcnButton.tsx'
import shadcnSource from './hosts/ShadcnButton.tsx?raw'

const meta = preview.meta({
  component: BillingPortalButton,
  parameters: { controls: { disable: true }, docs: { page: StoriesPage } },
  decorators: [
    (Story) => (
      <>
        <style>{styles}</style>
        <Story />
      </>
    ),
  ],
})

const shown = (code: string) => ({ docs: { source: { code } } })

/** A button from your design system, as an element. The stylesheet leaves it alone. */
export const Element = meta.story({
  parameters: shown(linkButtonSource),
  render: () => <Footer />,
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

/** A shadcn/ui button keeps its variant, and gets the billing button's class names. */
export const ShadcnUi = meta.story({
  parameters: shown(shadcnSource),
  render: () => <shadcn.Billing />,
  async play({ canvas, userEvent, emulator, visits }) {
    const button = canvas.getByRole('button', { name: 'Manage billing' })
    await expect(button).toHaveClass('shadcn-outline', 'own-class')
    await userEvent.click(button)
    await waitFor(() => expect(visits).toHaveLength(1))
    await expectPending(canvas, button, 'redirecting')
    await expect(emulator.sessions.count).toBe(1)
  },
})

/** A Base UI button, which keeps the focus as well. */
export const BaseUi = meta.story({
  parameters: shown(baseUiSource),
  render: () => <baseUi.Billing />,
  async play({ canvas, userEvent, emulator, visits }) {
    const button = canvas.getByRole('button', { name: 'Manage billing' })
    await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(visits).toHaveLength(1))
    await expectPending(canvas, button, 'redirecting')
    await expect(emulator.sessions.count).toBe(1)
  },
})

/** A function of props and state can show progress its own way. */
export const FunctionOfState = meta.story({
  parameters: shown(ownProgressSource),
  render: () => <ownProgress.Billing />,
  beforeEach(context) {
    startBackend(context, neverAnswers)
  },
  async play({ canvas, userEvent }) {
    const button = canvas.getByRole('button', { name: 'Manage billing' })
    await expect(button).toHaveTextContent('→')
    await userEvent.click(button)
    await expectPending(canvas, button, 'requesting')
    await expect(button).toHaveTextContent('…')
  },
})

/** With `showError={false}` you show the failure yourself, such as in a banner. */
export const HostShowsTheError = meta.story({
  parameters: shown(ownBannerSource),
  render: () => <ownBanner.Billing />,
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
