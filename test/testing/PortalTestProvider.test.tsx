import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode, type ReactNode } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { BillingPortalProvider, type BillingPortalButtonProps } from '../../src/index.ts'
import {
  createPortalBackend,
  PortalTestProvider,
  recordNavigation,
  type PortalBackendOptions,
} from '../../src/testing/index.ts'
import { BillingPage } from './BillingPage.tsx'

const complaints = vi.spyOn(console, 'error')
beforeEach(() => {
  sessionStorage.clear()
  complaints.mockReset()
})
afterEach(() => expect(complaints).not.toHaveBeenCalled())

const manage = () => screen.getByRole('button', { name: /^Manage billing/ })

function open(
  props: BillingPortalButtonProps = {},
  {
    around = (page) => page,
    ...options
  }: PortalBackendOptions & { around?: (page: ReactNode) => ReactNode } = {},
) {
  const backend = createPortalBackend(options)
  const navigation = recordNavigation()
  render(
    <PortalTestProvider backend={backend} navigation={navigation}>
      {around(<BillingPage {...props} />)}
    </PortalTestProvider>,
  )
  return { backend, navigation, user: userEvent.setup() }
}

it('takes a click to a portal whose link works once', async () => {
  const { backend, navigation, user } = open()
  await user.click(manage())
  const { url, target } = await navigation.next()
  expect(target).toBe('_self')
  expect(navigation.visits).toEqual([{ url, target }])
  expect(await backend.visit(url)).toEqual({ status: 'opened', customerExternalId: 'acme-001' })
  expect(await backend.visit(url)).toMatchObject({ status: 'used' })
})

it('shows an error in its words, and works at the next click', async () => {
  const { backend, navigation, user } = open()
  backend.failNext('no_customer')
  await user.click(manage())
  expect(await screen.findByRole('alert')).toHaveTextContent(
    "There's no billing for this account yet.",
  )
  expect(navigation.visits).toEqual([])
  complaints.mockReset()
  await user.click(manage())
  await navigation.next()
  expect(screen.queryByRole('alert')).toBeNull()
})

it.each(['_self', '_blank'] as const)('plays the return from %s once', async (target) => {
  const { navigation, user } = open({ target })
  await user.click(manage())
  expect(await navigation.next()).toMatchObject({ target })
  expect(screen.getByText('Plan, read 1 time(s)')).toBeVisible()
  await navigation.comeBack()
  expect(screen.getByText('Plan, read 2 time(s)')).toBeVisible()
  expect(manage()).toHaveAttribute('data-state', 'idle')

  await user.click(manage())
  expect(await navigation.next()).not.toEqual(navigation.visits[0])
  await navigation.comeBack()
  expect(screen.getByText('Plan, read 3 time(s)')).toBeVisible()
})

it('works in StrictMode, and under a QueryClientProvider of the page', async () => {
  const { navigation, user, backend } = open(
    {},
    {
      around: (page) => (
        <StrictMode>
          <QueryClientProvider client={new QueryClient()}>{page}</QueryClientProvider>
        </StrictMode>
      ),
    },
  )
  await user.click(manage())
  await navigation.next()
  expect(backend.emulator.sessions.count).toBe(1)
})

it('leaves to the page what it says itself', async () => {
  const { navigation, user } = open(
    {},
    {
      endpoint: '/billing/open',
      around: (page) => (
        <BillingPortalProvider endpoint="/billing/open" target="_blank">
          {page}
        </BillingPortalProvider>
      ),
    },
  )
  await user.click(manage())
  expect(await navigation.next()).toMatchObject({ target: '_blank' })
})

it("lets no fetch and no navigate of the page's own through", async () => {
  const fetch = vi.fn()
  const navigate = vi.fn()
  const { navigation, user } = open(
    { fetch, navigate },
    {
      around: (page) => (
        <BillingPortalProvider fetch={fetch} navigate={navigate}>
          {page}
        </BillingPortalProvider>
      ),
    },
  )
  await user.click(manage())
  await navigation.next()
  expect(fetch).not.toHaveBeenCalled()
  expect(navigate).not.toHaveBeenCalled()
})

it('sends the cookies of the page', async () => {
  document.cookie = 'account=globex-001'
  const { backend, navigation, user } = open(
    {},
    {
      resolveCustomer: (...args: unknown[]) => {
        const [given] = args as [Request | { request: Request }]
        const { headers } = 'request' in given ? given.request : given
        const account = /account=([\w-]+)/.exec(headers.get('cookie') ?? '')?.[1]
        return account === undefined ? 'unauthenticated' : { customerExternalId: account }
      },
    },
  )
  await user.click(manage())
  const { url } = await navigation.next()
  expect(await backend.visit(url)).toMatchObject({ customerExternalId: 'globex-001' })
  document.cookie = 'account=; max-age=0'
})

it('next gives each navigation once, also one that is over', async () => {
  const { navigate, next } = recordNavigation()
  const first = next()
  navigate('https://portal.marginfront.com/r/1', '_self')
  navigate('https://portal.marginfront.com/r/2', '_blank')
  expect(await first).toMatchObject({ target: '_self' })
  expect(await next()).toMatchObject({ target: '_blank' })
})

it('next says what to look at when nothing comes, and misses nothing later', async () => {
  const { navigate, next } = recordNavigation()
  await expect(next({ timeout: 1 })).rejects.toThrow(/went nowhere within 1 ms.*alert/)
  navigate('https://portal.marginfront.com/r/1', '_self')
  expect(await next()).toMatchObject({ target: '_self' })
})

it('nobody comes back who never left', async () => {
  await expect(recordNavigation().comeBack()).rejects.toThrow('nobody has left this page')
})

it('keeps two backends with the same endpoint apart, though both are asked at once', async () => {
  const pages = ['acme-001', 'globex-001'].map((customerExternalId) => {
    const [backend, navigation] = [createPortalBackend(), recordNavigation()]
    backend.signedInAs({ customerExternalId })
    return { customerExternalId, backend, navigation }
  })
  render(
    pages.map(({ customerExternalId, backend, navigation }) => (
      <PortalTestProvider key={customerExternalId} backend={backend} navigation={navigation}>
        <BillingPage />
      </PortalTestProvider>
    )),
  )
  for (const button of screen.getAllByRole('button', { name: /^Manage billing/ })) button.click()
  for (const { customerExternalId, backend, navigation } of pages) {
    const { url } = await navigation.next()
    expect(await backend.visit(url)).toEqual({ status: 'opened', customerExternalId })
  }
})
