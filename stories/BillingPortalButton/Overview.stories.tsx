import { expect, fn, waitFor } from 'storybook/test'
import { propsPage } from '../../.storybook/pages.tsx'
import preview from '../../.storybook/preview.tsx'
import { BillingPortalButton } from '../../src/index.ts'
import { portalArgs } from '../portalArgs.ts'

const meta = preview.meta({
  component: BillingPortalButton,
  parameters: { docs: { page: propsPage('BillingPortalButton') } },
  args: {
    ...portalArgs,
    children: 'Manage billing',
    className: '',
    disabled: false,
    showError: true,
    progressive: true,
    onClick: fn(),
  },
  argTypes: {
    children: {
      control: 'text',
      description: 'What the button says, in place of `labels.open`.',
      table: { type: { summary: 'ReactNode' } },
    },
    className: { description: 'Class names, which win over the stylesheet.' },
    disabled: { description: 'Turns the button off, as on any other.' },
    onClick: { description: 'Hears the click first, and prevents the rest where it says so.' },
  },
})

/**
 * Click it: the portal route answers with a fresh link, and the button is busy while the browser goes
 * there. This page stays where it is; the Actions tab tells what the host hears. Come back from
 * another tab, and it hears `onReturn`.
 */
export const Default = meta.story({
  async play({ canvas, userEvent, visits, args }) {
    await userEvent.click(canvas.getByRole('button', { name: 'Manage billing' }))
    await waitFor(() => expect(visits).toHaveLength(1))
    await expect(args.onClick).toHaveBeenCalledOnce()
    await waitFor(() => expect(args.onRedirect).toHaveBeenCalledWith('_self'))
  },
})

/** In a new tab, which its name and a sign tell. */
export const InANewTab = meta.story({
  args: { target: '_blank', children: 'Invoices and plan' },
  async play({ canvas }) {
    await expect(
      canvas.getByRole('button', { name: 'Invoices and plan (opens in a new tab)' }),
    ).toBeVisible()
  },
})
