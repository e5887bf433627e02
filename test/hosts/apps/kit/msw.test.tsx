import { BillingPortalButton } from '@marginfront/react'
import { createPortalBackend, recordNavigation } from '@marginfront/react/testing'
import { portalHandlers } from '@marginfront/react/testing/msw'
import { cleanup, configure, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { setupServer } from 'msw/node'

// Room for a busy machine.
configure({ asyncUtilTimeout: 20_000 })

const backend = createPortalBackend()
const server = setupServer(...portalHandlers(backend))
beforeAll(() => server.listen())
afterAll(() => server.close())
afterEach(cleanup)

// Asks by the global fetch, as a page does that is not told otherwise.
function open() {
  const navigation = recordNavigation()
  render(
    <BillingPortalButton
      endpoint={new URL('/api/billing-portal', location.href).href}
      navigate={navigation.navigate}
    />,
  )
  return { navigation, click: () => userEvent.click(screen.getByRole('button')) }
}

test('a page that asks by the global fetch gets a link that works once', async () => {
  const { navigation, click } = open()
  await click()
  const { url } = await navigation.next()
  expect(await backend.visit(url)).toMatchObject({ status: 'opened' })
  expect(await backend.visit(url)).toMatchObject({ status: 'used' })
  await navigation.comeBack()
})

test.each([
  ['forbidden', "You don't have access to billing."],
  ['network', "Couldn't reach billing. Check your connection and try again."],
] as const)('%s is told as "%s"', async (code, words) => {
  const { click } = open()
  backend.failNext(code)
  await click()
  expect((await screen.findByRole('alert')).textContent).toContain(words)
})
