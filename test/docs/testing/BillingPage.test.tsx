// BillingPage.test.tsx
// @vitest-environment jsdom
import {
  createPortalBackend,
  PortalTestProvider,
  recordNavigation,
} from '@marginfront/react/testing'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import { BillingPage } from './BillingPage.tsx'

afterEach(cleanup)

function open() {
  const backend = createPortalBackend()
  const navigation = recordNavigation()
  const plans = ['Starter', 'Team']
  render(
    <QueryClientProvider client={new QueryClient()}>
      <PortalTestProvider backend={backend} navigation={navigation}>
        <BillingPage readPlan={async () => plans.shift() ?? 'none'} />
      </PortalTestProvider>
    </QueryClientProvider>,
  )
  const click = () => userEvent.click(screen.getByRole('button', { name: 'Manage billing' }))
  return { backend, navigation, click }
}

it('takes the customer to their own portal, by a link that works once', async () => {
  const { backend, navigation, click } = open()
  await click()
  const { url } = await navigation.next()
  expect(await backend.visit(url)).toEqual({ status: 'opened', customerExternalId: 'acme-001' })
  expect(await backend.visit(url)).toMatchObject({ status: 'used' })
})

it('tells the customer what went wrong', async () => {
  const { backend, click } = open()
  backend.failNext('forbidden')
  await click()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain("You don't have access to billing.")
})

it('reads the plan again when the customer is back', async () => {
  const { navigation, click } = open()
  await screen.findByText('Plan: Starter')
  await click()
  await navigation.next()
  await navigation.comeBack()
  await screen.findByText('Plan: Team')
})
