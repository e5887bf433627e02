// BillingPage.stories.tsx
import type { Meta, StoryObj } from '@storybook/react-vite'
import { BillingPortalButton } from '@marginfront/react'
import {
  createPortalBackend,
  PortalTestProvider,
  recordNavigation,
} from '@marginfront/react/testing'
import { expect, screen } from 'storybook/test'

const backend = createPortalBackend()
const navigation = recordNavigation()

const meta: Meta = {
  render: () => (
    <PortalTestProvider backend={backend} navigation={navigation}>
      <BillingPortalButton endpoint="/api/billing-portal" />
    </PortalTestProvider>
  ),
  async beforeEach() {
    backend.signedInAs({ customerExternalId: 'acme-001' })
  },
}
export default meta

export const Opens: StoryObj = {
  async play({ canvas, userEvent }) {
    await userEvent.click(canvas.getByRole('button', { name: 'Manage billing' }))
    const { url } = await navigation.next()
    await expect(await backend.visit(url)).toMatchObject({ status: 'opened' })
    await navigation.comeBack()
  },
}

export const NotAllowed: StoryObj = {
  async play({ canvas, userEvent }) {
    backend.signedInAs('forbidden')
    await userEvent.click(canvas.getByRole('button', { name: 'Manage billing' }))
    await expect(await screen.findByRole('alert')).toHaveTextContent("You don't have access")
  },
}
