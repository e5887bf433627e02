import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { errorTable } from '../../src/contract/errorTable.ts'
import { billingButton, inPortal, it, signIn } from './it.ts'
import { mintedLinks, steer } from './startDemo.ts'

const alertOf = async (page: Page) => (await page.getByRole('alert').innerText()).trim()

it.override('settings', { GLOBEX_EXTERNAL_ID: 'nobody' })

describe('what the button says', () => {
  it('asks to sign in again when the session is over', async ({ page, demo }) => {
    await signIn(page)
    await page.context().clearCookies()
    await billingButton(page).click()

    expect(await alertOf(page)).toBe(errorTable.unauthenticated.sentence)
    expect(await billingButton(page).evaluate((button) => button === document.activeElement)).toBe(
      true,
    )
    expect(await mintedLinks(demo)).toEqual([])
    await demo.until(/refused .*unauthenticated/)
  })

  it('says that billing was not reached, and does nothing once online again', async ({
    page,
    demo,
  }) => {
    await signIn(page)
    await page.context().setOffline(true)
    await billingButton(page).click()
    expect(await alertOf(page)).toBe(errorTable.network.sentence)

    const online = page.evaluate(
      () => new Promise((resolve) => window.addEventListener('online', resolve, { once: true })),
    )
    await page.context().setOffline(false)
    await online
    // What the way back online had set off would be answered before this.
    await page.evaluate(() => fetch('/api/plan'))
    expect(await mintedLinks(demo)).toEqual([])
    expect(new URL(page.url()).pathname).toBe('/billing')
  })

  it('takes the failure back with the next click', async ({ page, demo }) => {
    await signIn(page)
    await steer(demo, 'faults', { kind: 'status', status: 500, operation: 'create' })
    await billingButton(page).click()
    expect(await alertOf(page)).toBe(errorTable.upstream_error.sentence)
    await demo.until(/failed .*upstream_error/)

    await billingButton(page).click()
    await inPortal(page)
    expect(await mintedLinks(demo)).toHaveLength(1)
  })

  it('says that there is no billing yet for whom MarginFront does not know', async ({
    page,
    demo,
  }) => {
    await signIn(page, 'Globex')
    await billingButton(page).click()
    expect(await alertOf(page)).toBe(errorTable.no_customer.sentence)
    await demo.until(/refused .*no_customer/)
  })

  it('asks for patience after ten links in a minute', async ({ page, demo }) => {
    await signIn(page)
    await page.evaluate(async () => {
      const headers = { 'content-type': 'application/json' }
      for (let link = 0; link < 10; link += 1) {
        await fetch('/api/billing-portal', { method: 'POST', headers, body: '{}' })
      }
    })
    const before = await mintedLinks(demo)
    await billingButton(page).click()

    expect(await alertOf(page)).toMatch(/^Please try again in \d+ seconds\.$/)
    expect(await mintedLinks(demo)).toEqual(before)
    await demo.until(/refused .*rate_limited/)
  })
})
