import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { billingButton, goBack, inPortal, it, signIn } from './it.ts'

/** What axe complains of on a page as it is now. */
async function complaints(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await Reflect.get(window, 'axe').run()
    return violations.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) =>
      [id, ...nodes.map(({ html }) => html)].join('\n'),
    )
  })
}

describe.for(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  // Scripts of a test are no scripts of the app, and its policy would stop them.
  it.override('contextOptions', { bypassCSP: true, colorScheme })

  it('axe has nothing to say of the front page', async ({ page }) => {
    await page.goto('/')
    expect(await complaints(page)).toEqual([])
    await signIn(page)
    await page.goto('/')
    expect(await complaints(page)).toEqual([])
  })

  it('axe has nothing to say of the billing page, before and after', async ({ page }) => {
    await signIn(page)
    expect(await complaints(page)).toEqual([])

    await billingButton(page).click()
    await inPortal(page)
    await goBack(page)
    await page.getByText('Back from billing').waitFor()
    expect(await complaints(page)).toEqual([])

    await page.context().clearCookies()
    await billingButton(page).click()
    await page.getByRole('alert').waitFor()
    expect(await complaints(page)).toEqual([])
  })

  it('axe has nothing to say of the portal and of the emulator', async ({ page, demo }) => {
    await signIn(page)
    await billingButton(page).click()
    await inPortal(page)
    expect(await complaints(page)).toEqual([])
    await page.goto(`${demo.emulator}/`)
    expect(await complaints(page)).toEqual([])
  })
})

describe('on a phone', () => {
  it.override('contextOptions', { viewport: { width: 320, height: 640 } })

  it('no page scrolls sideways', async ({ page }) => {
    const overflow = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
    await page.goto('/')
    expect(await overflow()).toBe(0)
    await signIn(page)
    expect(await overflow()).toBe(0)
  })
})

describe('with a keyboard alone', () => {
  it('a person signs in and opens billing', async ({ page }) => {
    await page.goto('/')
    const focus = () => page.evaluate(() => document.activeElement?.textContent)
    const tabTo = async (text: string) => {
      for (let step = 0; step < 20 && (await focus()) !== text; step += 1) {
        await page.keyboard.press('Tab')
      }
      expect(await focus()).toBe(text)
    }
    await tabTo('Sign in as Acme')
    await page.keyboard.press('Enter')
    await page.waitForURL('/billing')
    await tabTo('Manage billing')
    await page.keyboard.press('Space')
    await inPortal(page)
  })
})
