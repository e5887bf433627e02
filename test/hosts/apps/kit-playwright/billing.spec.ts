import { expect, test } from './test'

test('a click opens the portal of the person who is signed in, by a link that works once', async ({
  page,
  portal,
}) => {
  const links: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/r/')) links.push(request.url())
  })
  await portal.signIn(page)
  await page.getByRole('button', { name: 'Manage billing' }).click()
  const { externalId: customerExternalId } = portal.customer
  expect(await portal.openedBy(page)).toEqual({ status: 'opened', customerExternalId })
  await expect(page.getByText(portal.customer.name).first()).toBeVisible()

  await page.goto(links[0] ?? '')
  expect(await portal.openedBy(page)).toEqual({ status: 'used', customerExternalId })
})

test('a new tab is a page of its own', async ({ page, portal }) => {
  await portal.signIn(page)
  await page.goto('/billing?tab')
  const opening = page.waitForEvent('popup')
  await page.getByRole('button', { name: 'Manage billing' }).click()
  expect(await portal.openedBy(await opening)).toMatchObject({ status: 'opened' })
})

test('a failure is told in its words, and the next click works', async ({ page, portal }) => {
  await portal.signIn(page)
  for (const [code, words] of [
    ['no_customer', "There's no billing for this account yet."],
    ['network', "Couldn't reach billing. Check your connection and try again."],
  ] as const) {
    portal.backend.failNext(code)
    await page.getByRole('button', { name: 'Manage billing' }).click()
    await expect(page.getByRole('alert')).toContainText(words)
  }
  await page.getByRole('button', { name: 'Manage billing' }).click()
  expect(await portal.openedBy(page)).toMatchObject({ status: 'opened' })
})

test('the way back reads the account again', async ({ page, portal }) => {
  await portal.signIn(page)
  await expect(page.getByText('read 1 time(s)')).toBeVisible()
  await page.getByRole('button', { name: 'Manage billing' }).click()
  await portal.openedBy(page)
  await page.goBack()
  await expect(page.getByText('read 1 time(s)')).toBeHidden()
  await expect(page.getByText(/read [2-9] time\(s\)/)).toBeVisible()
})

test.describe('of somebody else', () => {
  test.use({ portalCustomer: { name: 'Hooli' } })

  test('the portal has the name that the test gave', async ({ page, portal }) => {
    await portal.signIn(page)
    await page.getByRole('button', { name: 'Manage billing' }).click()
    await portal.openedBy(page)
    await expect(page.getByText('Hooli').first()).toBeVisible()
  })
})
