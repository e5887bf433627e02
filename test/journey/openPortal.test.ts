import { describe, expect } from 'vitest'
import { billingButton, goBack, inPortal, it, keepLinksUnused, signIn } from './it.ts'
import { mintedLinks, steer } from './startDemo.ts'

const hour = 3_600_000

describe('the way to the portal', () => {
  it('takes Acme to the billing of Acme, with nothing of Globex in it', async ({ page }) => {
    await signIn(page, 'Acme')
    await billingButton(page).click()
    await inPortal(page)

    const portal = await page.innerText('body')
    expect(portal).toContain('Acme Corporation')
    expect(portal).toContain('Invoices')
    expect(await page.content()).not.toMatch(/globex/i)
  })

  it('takes Globex to the billing of Globex, with nothing of Acme in it', async ({ page }) => {
    await signIn(page, 'Globex')
    await billingButton(page).click()
    await inPortal(page)

    expect(await page.innerText('body')).toContain('Globex GmbH')
    expect(await page.content()).not.toMatch(/acme/i)
  })

  it('takes whoever signed in last', async ({ page }) => {
    await signIn(page, 'Globex')
    await signIn(page, 'Acme')
    await billingButton(page).click()
    await inPortal(page)
    expect(await page.innerText('body')).toContain('Acme Corporation')
  })
})

describe('the way back', () => {
  it('ends at an idle button, one step back in the history', async ({ page }) => {
    await signIn(page)
    await billingButton(page).click()
    await inPortal(page)
    await goBack(page)

    const button = billingButton(page)
    expect(await button.getAttribute('data-state')).toBe('idle')
    expect(await button.getAttribute('aria-disabled')).toBe('false')
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await page.getByText('Opening billing').count()).toBe(0)
    await button.focus()
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  it('has the plan asked for anew, once, and says when', async ({ page }) => {
    await signIn(page)
    let planRequests = 0
    page.on('request', (request) => {
      if (request.url().endsWith('/api/plan')) planRequests += 1
    })
    await billingButton(page).click()
    await inPortal(page)
    expect(planRequests).toBe(0)

    await goBack(page)
    await page.getByText(/Back from billing: refreshed at \d/).waitFor()
    expect(planRequests).toBe(1)
  })

  it('is offered by the portal itself', async ({ page }) => {
    await signIn(page)
    await billingButton(page).click()
    await inPortal(page)
    await page.getByRole('link', { name: 'Return to Larkspur' }).click()
    await page.getByText('Back from billing').waitFor()
  })

  it('is not taken for one when the person reloads the page', async ({ page }) => {
    await signIn(page)
    await page.reload()
    expect(await page.getByText('Back from billing').count()).toBe(0)
  })
})

describe('one link for each visit', () => {
  it('mints another one on the next click, and the first is used up', async ({ page, demo }) => {
    const links: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('/r/')) links.push(request.url())
    })
    await signIn(page)
    await billingButton(page).click()
    await inPortal(page)
    await goBack(page)
    await billingButton(page).click()
    await inPortal(page)

    expect(await mintedLinks(demo)).toHaveLength(2)
    expect(new Set(links).size).toBe(2)
    await page.goto(links[0] ?? '')
    expect(await page.innerText('h1')).toBe('This link was already used')
    await demo.until(/refused +a visit: the link is used/)
  })

  it('is dead an hour later, unused', async ({ page, demo }) => {
    const links = await keepLinksUnused(page)
    await signIn(page)
    await billingButton(page).click()
    await expect.poll(() => links.length).toBe(1)
    await page.unroute('**/r/*')

    await steer(demo, 'clock', { advanceMs: hour })
    await page.goto(links[0] ?? '')
    expect(await page.innerText('h1')).toBe('This link has expired')
  })

  it('logs the visitor out an hour later', async ({ page, demo }) => {
    await signIn(page, 'Globex')
    await billingButton(page).click()
    await inPortal(page)

    await steer(demo, 'clock', { advanceMs: hour })
    await page.reload()
    expect(await page.innerText('h1')).toBe('You have been logged out')
    expect(await page.content()).not.toContain('Globex')
  })

  it('can be made old on the page of the emulator', async ({ page, demo }) => {
    await signIn(page, 'Globex')
    await billingButton(page).click()
    await inPortal(page)

    await page.goto(`${demo.emulator}/`)
    await page.getByRole('button', { name: 'Advance one hour' }).click()
    await page.goto(`${demo.emulator}/portal`)
    expect(await page.innerText('h1')).toBe('You have been logged out')
  })
})
