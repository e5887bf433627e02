import {
  test as base,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from '@playwright/test'
import { answerInPages } from './answerInPages.ts'
import { openedBy } from './openedBy.ts'
import type { PortalFixture, PortalTestOptions, PortalWorkerOptions } from './PortalFixture.ts'
import { servePortal, type PortalServer, type ServedPortal } from './servePortal.ts'

interface TestFixtures extends PortalTestOptions {
  portal: PortalFixture
}

interface WorkerFixtures extends PortalWorkerOptions {
  /** Where this worker's MarginFront is, for a worker fixture that starts a server of your own. */
  portalServer: PortalServer
}

interface OwnFixtures {
  _portalOfWorker: ServedPortal
}

/**
 * A Playwright `test` with a `portal`: each worker has a real portal route with its own emulator,
 * served on loopback, and each test its own customer. Merge it with your own `test`.
 *
 * A request that belongs to no test fails the test that runs, or else the worker.
 *
 * @example
 * import { expect, mergeTests, test as base } from '@playwright/test'
 * import { test as portalTest } from '@marginfront/react/testing/playwright'
 *
 * const test = mergeTests(base, portalTest)
 *
 * test.use({
 *   portalSignIn: async ({}, use) =>
 *     use(async ({ page, customer }) => {
 *       await page.goto(`/sign-in?account=${customer.externalId}`)
 *     }),
 * })
 *
 * test('opens billing', async ({ page, portal }) => {
 *   await portal.signIn(page)
 *   await page.goto('/billing')
 *   await page.getByRole('button', { name: 'Manage billing' }).click()
 *   expect(await portal.openedBy(page)).toEqual({
 *     status: 'opened',
 *     customerExternalId: portal.customer.externalId,
 *   })
 * })
 */
export const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & TestFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & WorkerFixtures
> = base.extend<TestFixtures, WorkerFixtures & OwnFixtures>({
  portalEndpoint: ['/api/billing-portal', { option: true }],
  portalSignIn: [undefined, { option: true }],
  portalCustomer: [{}, { option: true }],
  portalPort: [undefined, { option: true, scope: 'worker' }],
  portalRoute: [{}, { option: true, scope: 'worker' }],

  _portalOfWorker: [
    async ({ portalPort, portalRoute }, use, { parallelIndex }) => {
      const port = portalPort === undefined ? 0 : portalPort + parallelIndex
      const portal = await servePortal(port, portalRoute)
      await use(portal)
      await portal.close()
      portal.tenancy.requireNoStrays()
    },
    { scope: 'worker' },
  ],
  portalServer: [
    async ({ _portalOfWorker: { origin, env } }, use) => use({ origin, env }),
    { scope: 'worker' },
  ],

  portal: async (
    { _portalOfWorker: served, portalEndpoint, portalSignIn, portalCustomer, portalRoute },
    use,
    { title, testId, retry, repeatEachIndex },
  ) => {
    const { backend, tenancy } = served
    const externalId = `test-${[testId, repeatEachIndex, retry, crypto.randomUUID()].join('-')}`
    const customer = backend.emulator.customers.add({
      id: crypto.randomUUID(),
      externalId,
      name: `Customer of ${title}`,
      ...portalCustomer,
    })
    let isOver = false

    backend.forget()
    if (!portalRoute.resolveCustomer)
      backend.signedInAs({ customerExternalId: customer.externalId })
    tenancy.enter({ title, customer })
    await use({
      customer,
      backend,
      openedBy: (page, options) => openedBy(page, served, options),
      async answer(context) {
        if (portalEndpoint !== null) {
          await answerInPages(context, portalEndpoint, served, () => isOver)
        }
      },
      async signIn(page) {
        if (!portalSignIn) throw noSignIn()
        await portalSignIn({ page, customer })
      },
    })
    isOver = true
    tenancy.leave()
    tenancy.requireNoStrays()
  },

  // Named first, so that the pages are closed before their test is over.
  context: async ({ portal, context }, use) => {
    await portal.answer(context)
    await use(context)
  },
})

function noSignIn(): Error {
  return new Error(
    'portal.signIn does not know how people sign in to your app. Say so in the option portalSignIn, ' +
      'which is given by a fixture: test.use({ portalSignIn: async ({}, use) => use(async ({ page, ' +
      'customer }) => { ... }) }).',
  )
}
