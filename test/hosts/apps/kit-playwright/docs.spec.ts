// billing.spec.ts
import { test as portalTest } from '@marginfront/react/testing/playwright'
import { expect, mergeTests, test as base } from '@playwright/test'

const test = mergeTests(base, portalTest)

test.use({
  // Your app's own sign-in. Playwright takes an option that is a function from a fixture.
  portalSignIn: async ({}, use) => {
    await use(async ({ page, customer }) => {
      await page.goto(`/sign-in?account=${customer.externalId}`)
    })
  },
})

test('a customer gets to their own portal, and the link works once', async ({ page, portal }) => {
  await portal.signIn(page)
  await page.goto('/billing')
  const link = page.waitForRequest(/\/r\//)
  await page.getByRole('button', { name: 'Manage billing' }).click()
  const { externalId: customerExternalId } = portal.customer
  expect(await portal.openedBy(page)).toEqual({ status: 'opened', customerExternalId })

  await page.goto((await link).url())
  expect(await portal.openedBy(page)).toMatchObject({ status: 'used' })
})

test('a customer without billing is told so', async ({ page, portal }) => {
  portal.backend.failNext('no_customer')
  await portal.signIn(page)
  await page.goto('/billing')
  await page.getByRole('button', { name: 'Manage billing' }).click()
  await expect(page.getByRole('alert')).toContainText("There's no billing for this account yet.")
})
