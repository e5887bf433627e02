import { test as portalTest } from '@marginfront/react/testing/playwright'
import { mergeTests, test as base } from '@playwright/test'

export { expect } from '@playwright/test'

export const test = mergeTests(base, portalTest)

test.use({
  portalSignIn: async ({}, use) => {
    await use(async ({ page, customer }) => {
      await page.goto(`/sign-in?account=${customer.externalId}`)
    })
  },
})
