import { describe, expect } from 'vitest'
import { errorTable } from '../../src/contract/errorTable.ts'
import { billingButton, holdRequests, inPortal, it, newTabButton, signIn } from './it.ts'
import { mintedLinks } from './startDemo.ts'

describe('the portal in a new tab', () => {
  it('opens one tab, which knows nothing of the app', async ({ page, demo }) => {
    await signIn(page)
    const opened = page.waitForEvent('popup')
    await newTabButton(page).click()
    const tab = await opened
    await inPortal(tab)

    expect(await tab.evaluate(() => window.opener)).toBeNull()
    expect(await tab.innerText('body')).toContain('Acme Corporation')
    expect(page.context().pages()).toEqual([page, tab])
    expect(await mintedLinks(demo)).toMatchObject([{ status: 'used' }])
  })

  it('leaves the page of the app as it is, and its button idle', async ({ page }) => {
    await signIn(page)
    const opened = page.waitForEvent('popup')
    await newTabButton(page).click()
    await inPortal(await opened)

    expect(new URL(page.url()).pathname).toBe('/billing')
    await expect.poll(() => newTabButton(page).getAttribute('data-state')).toBe('idle')
    expect(await billingButton(page).getAttribute('aria-disabled')).toBe('false')
  })

  it('is told by the name of the button', async ({ page }) => {
    await signIn(page)
    const name = 'Manage billing in a new tab (opens in a new tab)'
    expect(await page.getByRole('button', { name, exact: true }).count()).toBe(1)
  })

  it('has the plan asked for anew once the person is back', async ({ page }) => {
    await signIn(page)
    const opened = page.waitForEvent('popup')
    await newTabButton(page).click()
    const tab = await opened
    await inPortal(tab)
    await tab.close()
    // No headless browser tells a page that it is in front again.
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await page.getByText('Back from billing').waitFor()
  })

  it('waits in a tab that says so, and mints nothing when that is closed', async ({
    page,
    demo,
  }) => {
    await signIn(page)
    const requests = await holdRequests(page)
    const opened = page.waitForEvent('popup')
    await newTabButton(page).click()
    const tab = await opened
    await expect.poll(() => tab.title()).toBe('Opening billing…')

    await tab.close()
    await expect.poll(() => newTabButton(page).getAttribute('data-state')).toBe('idle')
    requests.letGo()
    await page.evaluate(() => fetch('/api/plan'))
    expect(await mintedLinks(demo)).toEqual([])
    expect(new URL(page.url()).pathname).toBe('/billing')
  })

  it('closes the tab when there is no link, and tells why in the app', async ({ page, demo }) => {
    await signIn(page)
    await page.context().clearCookies()
    const opened = page.waitForEvent('popup')
    await newTabButton(page).click()
    const tab = await opened
    await expect.poll(() => tab.isClosed()).toBe(true)
    expect(await page.getByRole('alert').innerText()).toBe(errorTable.unauthenticated.sentence)
    expect(await mintedLinks(demo)).toEqual([])
  })
})
