import { BillingPortalButton, BillingPortalProvider } from '@marginfront/react'
import {
  createPortalBackend,
  PortalTestProvider,
  recordNavigation,
} from '@marginfront/react/testing'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { BillingPage } from './BillingPage'

// Room for a busy machine.
configure({ asyncUtilTimeout: 20_000 })

const said: unknown[] = []
const { error } = console
beforeEach(() => {
  said.length = 0
  console.error = (...words: unknown[]) => void said.push(words)
})
afterEach(() => {
  console.error = error
  cleanup()
})

function open() {
  const backend = createPortalBackend()
  const navigation = recordNavigation()
  const plans = ['Starter', 'Team', 'Growth']
  render(
    <QueryClientProvider client={new QueryClient()}>
      <PortalTestProvider backend={backend} navigation={navigation}>
        <BillingPage readPlan={async () => plans.shift() ?? 'none'} />
      </PortalTestProvider>
    </QueryClientProvider>,
  )
  return { backend, navigation, user: userEvent.setup() }
}

const button = () => screen.getByRole('button', { name: 'Manage billing' })

test('a click leads to the portal, by a link that works once', async () => {
  const { backend, navigation, user } = open()
  await user.click(button())
  const { url, target } = await navigation.next()
  expect(target).toBe('_self')
  expect(await backend.visit(url)).toEqual({ status: 'opened', customerExternalId: 'acme-001' })
  expect(await backend.visit(url)).toMatchObject({ status: 'used' })
  expect(backend.events).toMatchObject([{ type: 'minted' }])
  expect(said).toEqual([])
})

test('a failure is told in its words, and the next click works', async () => {
  const { backend, navigation, user } = open()
  backend.failNext('forbidden')
  await user.click(button())
  expect((await screen.findByRole('alert')).textContent).toContain(
    "You don't have access to billing.",
  )
  expect(navigation.visits).toEqual([])
  await user.click(button())
  await navigation.next()
})

test.each([
  ['rate_limited', 'Please try again later.'],
  ['upstream_error', "Billing isn't available right now. Please try again."],
  ['upstream_timeout', "Billing isn't available right now. Please try again."],
  ['misconfigured', 'Something went wrong. Please contact support.'],
  ['invalid_request', 'Something went wrong. Please contact support.'],
  ['cross_site_request', 'Something went wrong. Please contact support.'],
  ['network', "Couldn't reach billing. Check your connection and try again."],
] as const)('%s is told as "%s"', async (code, words) => {
  const { backend, user } = open()
  backend.failNext(code)
  await user.click(button())
  expect((await screen.findByRole('alert')).textContent).toContain(words)
})

test('somebody else is signed in, or nobody', async () => {
  const { backend, navigation, user } = open()
  backend.signedInAs({ customerExternalId: 'globex-001' })
  await user.click(button())
  const { url } = await navigation.next()
  expect(await backend.visit(url)).toMatchObject({ customerExternalId: 'globex-001' })
  await navigation.comeBack()

  backend.signedInAs('unauthenticated')
  await user.click(button())
  expect((await screen.findByRole('alert')).textContent).toContain('Please sign in again.')
})

test('the return reads the plan again', async () => {
  const { navigation, user } = open()
  expect(await screen.findByText('Plan: Starter')).toBeTruthy()
  await user.click(button())
  await navigation.next()
  await navigation.comeBack()
  expect(await screen.findByText('Plan: Team')).toBeTruthy()
  await waitFor(() => expect(button().getAttribute('data-state')).toBe('idle'))
  expect(said).toEqual([])
})

test('what the page says itself still counts', async () => {
  const backend = createPortalBackend({ endpoint: '/own' })
  const navigation = recordNavigation()
  render(
    <PortalTestProvider backend={backend} navigation={navigation}>
      <BillingPortalProvider target="_blank">
        <BillingPortalButton endpoint="/own">Invoices</BillingPortalButton>
      </BillingPortalProvider>
    </PortalTestProvider>,
  )
  await userEvent.click(screen.getByRole('button', { name: /Invoices/ }))
  expect(await navigation.next()).toMatchObject({ target: '_blank' })
})
