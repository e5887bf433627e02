import { describe, expect } from 'vitest'
import { errorTable } from '../../src/contract/errorTable.ts'
import { billingButton, inPortal, it, newTabButton, signInWithoutScript } from './it.ts'
import { mintedLinks } from './startDemo.ts'

describe('without JavaScript', () => {
  it.override('contextOptions', { javaScriptEnabled: false })

  it('the button leads to the portal', async ({ page, demo }) => {
    await signInWithoutScript(page)
    await billingButton(page).click()
    await inPortal(page)
    expect(await page.innerText('body')).toContain('Acme Corporation')
    expect(await mintedLinks(demo)).toMatchObject([{ status: 'used' }])
  })

  it('the other button leads there in a new tab', async ({ page, demo }) => {
    await signInWithoutScript(page)
    const opened = page.waitForEvent('popup')
    await newTabButton(page).click()
    await inPortal(await opened)
    expect(new URL(page.url()).pathname).toBe('/billing')
    expect(await mintedLinks(demo)).toMatchObject([{ status: 'used' }])
  })

  it('the plan is there, and the alert and the status are not', async ({ page }) => {
    await signInWithoutScript(page)
    expect(await page.innerText('main')).toMatch(/Growth plan[^]*\$349\.00[^]*Latest invoices/)
    expect(await page.innerText('main')).not.toMatch(/Opening billing|Back from billing/)
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  it('a failure is a page with a sentence and a way back', async ({ page, demo }) => {
    await signInWithoutScript(page)
    await page.context().clearCookies()
    await billingButton(page).click()
    await page.getByText(errorTable.unauthenticated.sentence).waitFor()
    expect(await mintedLinks(demo)).toEqual([])

    await page.getByRole('link', { name: 'Go back to the app' }).click()
    await page.getByRole('button', { name: 'Sign in as Acme' }).waitFor()
  })

  it('signing out ends the session', async ({ page }) => {
    await signInWithoutScript(page)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('/')
    await page.goto('/billing')
    expect(new URL(page.url()).pathname).toBe('/')
  })
})

describe('before React is there', () => {
  it('the button leads to the portal', async ({ page, demo }) => {
    await page.route('**/assets/*.js', (route) => route.abort())
    await signInWithoutScript(page)
    await billingButton(page).click()
    await inPortal(page)
    expect(await mintedLinks(demo)).toMatchObject([{ status: 'used' }])
  })
})
