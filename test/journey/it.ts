import { chromium, type BrowserContextOptions, type Page } from 'playwright-core'
import { it as base } from 'vitest'
import { findBrowser } from '../../scripts/findBrowser.ts'
import { deferred } from '../support/deferred.ts'
import { startDemo, steer, type DemoSettings } from './startDemo.ts'

/** A test with a demo, a browser, and a page of one person who has not signed in yet. */
export const it = base
  .extend('foundBrowser', { scope: 'file' }, () => findBrowser())
  .extend('browser', { scope: 'file' }, async ({ foundBrowser }, { onCleanup }) => {
    const { executablePath, args } = foundBrowser
    const browser = await chromium.launch({ executablePath, args })
    onCleanup(() => browser.close())
    return browser
  })
  .extend('settings', { scope: 'file' }, (): DemoSettings => ({}))
  .extend('demo', { scope: 'file' }, async ({ settings }, { onCleanup }) => {
    const demo = await startDemo(settings)
    onCleanup(() => demo.stop())
    return demo
  })
  .extend('contextOptions', (): BrowserContextOptions => ({}))
  .extend('page', async ({ browser, contextOptions, demo }, { onCleanup }) => {
    await steer(demo, 'reset')
    const context = await browser.newContext({ baseURL: demo.origin, ...contextOptions })
    onCleanup(() => context.close())
    return context.newPage()
  })

/** Signs in on the front page, which leads to the billing page. */
export async function signInWithoutScript(page: Page, company = 'Acme'): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: `Sign in as ${company}` }).click()
  await page.waitForURL('/billing')
}

/** Signs in, and waits for the billing page to be at work. */
export async function signIn(page: Page, company: 'Acme' | 'Globex' = 'Acme'): Promise<void> {
  await signInWithoutScript(page, company)
  await untilHydrated(page)
}

/** Waits until React has taken over what the server sent. */
async function untilHydrated(page: Page): Promise<void> {
  await billingButton(page).waitFor()
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main button') ?? {}).some((key) =>
      key.startsWith('__react'),
    ),
  )
}

/** The button that opens billing in the same tab. */
export const billingButton = (page: Page) =>
  page.getByRole('button', { name: 'Manage billing', exact: true })

/** The button that opens billing in another tab. */
export const newTabButton = (page: Page) => page.getByRole('button', { name: 'in a new tab' })

/** Waits until the person is in the portal. */
export const inPortal = (page: Page) => page.waitForURL('**/portal')

/** Goes one step back in the browser's history. */
export async function goBack(page: Page): Promise<void> {
  // Later than the answer to this, which would be lost with the page.
  await page.evaluate(() => setTimeout(() => history.back()))
  await page.waitForURL('/billing')
  await untilHydrated(page)
}

/** Holds the requests for a link back until they are let go. */
export async function holdRequests(page: Page) {
  let seen = 0
  const held = deferred()
  await page.route('**/api/billing-portal', async (route) => {
    seen += 1
    await held.promise
    await route.continue()
  })
  return { seen: () => seen, letGo: held.resolve }
}

/** Lets links be minted and handed out, but none be opened: the browser stays where it is. */
export async function keepLinksUnused(page: Page): Promise<readonly string[]> {
  const links: string[] = []
  await page.route('**/r/*', async (route) => {
    links.push(route.request().url())
    await route.fulfill({ status: 204 })
  })
  return links
}
