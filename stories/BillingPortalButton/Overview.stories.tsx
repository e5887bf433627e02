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
      description: 'The text of the button, instead of `labels.open`.',
      table: { type: { summary: 'ReactNode' } },
    },
    className: { description: 'Class names. They win over the stylesheet.' },
    disabled: { description: 'Disables the button, like any other.' },
    onClick: {
      description: 'Called first. `event.preventDefault()` keeps the portal from opening.',
    },
  },
})

/**
 * Click it: the portal route answers with a fresh link, and the button is busy while the browser goes
 * there. This page stays where it is; the Actions tab shows which callbacks are called. Switch to
 * another tab and back, and `onReturn` is called.
 */
export const Default = meta.story({
  async play({ canvas, userEvent, visits, args }) {
    await userEvent.click(canvas.getByRole('button', { name: 'Manage billing' }))
    await waitFor(() => expect(visits).toHaveLength(1))
    await expect(args.onClick).toHaveBeenCalledOnce()
    await waitFor(() => expect(args.onRedirect).toHaveBeenCalledWith('_self'))
  },
})

/** Opens in a new tab; its name and an icon say so. */
export const InANewTab = meta.story({
  args: { target: '_blank', children: 'Invoices and plan' },
  async play({ canvas }) {
    await expect(
      canvas.getByRole('button', { name: 'Invoices and plan (opens in a new tab)' }),
    ).toBeVisible()
  },
})
