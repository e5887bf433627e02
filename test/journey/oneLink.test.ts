import { describe, expect } from 'vitest'
import { billingButton, holdRequests, inPortal, it, newTabButton, signIn } from './it.ts'
import { mintedLinks } from './startDemo.ts'

describe('nothing is minted', () => {
  it('by a page that is looked at, reloaded and printed', async ({ page, demo }) => {
    await signIn(page)
    await page.reload()
    await page.emulateMedia({ media: 'print' })
    expect(await mintedLinks(demo)).toEqual([])
  })

  it('by hovering, focusing and pressing without letting go', async ({ page, demo }) => {
    await signIn(page)
    for (const button of [billingButton(page), newTabButton(page)]) {
      await button.hover()
      await button.focus()
      await page.mouse.down()
      await page.mouse.move(0, 0)
      await page.mouse.up()
    }
    // A request that had begun by now would be answered before this one.
    await page.evaluate(() => fetch('/api/plan'))
    expect(await mintedLinks(demo)).toEqual([])
  })

  it.for(['GET', 'HEAD', 'PUT', 'DELETE'])('by a %s request', async (method, { page, demo }) => {
    await signIn(page)
    const answer = await page.request.fetch('/api/billing-portal', { method })
    expect(answer.status()).toBe(405)
    expect(answer.headers()['allow']).toBe('POST')
    expect(await mintedLinks(demo)).toEqual([])
  })

  it('for a page of another site', async ({ page, demo }) => {
    await signIn(page)
    const answer = await page.request.post('/api/billing-portal', {
      headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
      form: {},
    })
    expect(answer.status()).toBe(403)
    expect(await mintedLinks(demo)).toEqual([])
    await demo.until(/refused .*cross_site_request/)
  })
})

describe('one link is minted', () => {
  it('by a double click', async ({ page, demo }) => {
    await signIn(page)
    const requests = await holdRequests(page)
    await billingButton(page).dblclick()
    requests.letGo()
    await inPortal(page)
    expect(requests.seen()).toBe(1)
    expect(await mintedLinks(demo)).toHaveLength(1)
  })

  it('by Enter that is held down', async ({ page, demo }) => {
    await signIn(page)
    const requests = await holdRequests(page)
    await billingButton(page).focus()
    for (let repeat = 0; repeat < 6; repeat += 1) await page.keyboard.down('Enter')
    await page.keyboard.up('Enter')
    requests.letGo()
    await inPortal(page)
    expect(requests.seen()).toBe(1)
    expect(await mintedLinks(demo)).toHaveLength(1)
  })

  it('by both buttons at once', async ({ page, demo }) => {
    await signIn(page)
    const requests = await holdRequests(page)
    await billingButton(page).click()
    await newTabButton(page).click()
    requests.letGo()
    await inPortal(page)
    expect(requests.seen()).toBe(1)
    expect(page.context().pages()).toHaveLength(1)
    expect(await mintedLinks(demo)).toHaveLength(1)
  })
})
