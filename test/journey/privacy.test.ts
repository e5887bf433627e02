import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { billingButton, goBack, inPortal, it, keepLinksUnused, signIn } from './it.ts'

/** Collects what the console of a page says, and what breaks its policy. */
async function listen(page: Page): Promise<string[]> {
  const heard: string[] = []
  page.on('console', (message) => heard.push(message.text()))
  page.on('pageerror', (error) => heard.push(error.message))
  await page.exposeBinding('tellViolation', (_, text: string) => heard.push(text))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      Reflect.get(window, 'tellViolation')(`${effectiveDirective} blocks ${blockedURI}`),
    )
  })
  return heard
}

/** Everything that a page holds and a script, an extension or a crash report could read. */
const everythingIn = (page: Page) =>
  page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      document.cookie,
      document.title,
      location.href,
      JSON.stringify(history.state),
    ].join('\n'),
  )

describe('the link', () => {
  it('is never in the page, its storage, its console or the terminal', async ({ page, demo }) => {
    const heard = await listen(page)
    const links = await keepLinksUnused(page)
    await signIn(page)
    await billingButton(page).click()
    await expect.poll(() => links.length).toBe(1)

    expect(links[0]).toContain('mgl_')
    expect(await everythingIn(page)).not.toContain('mgl_')
    expect(heard.join('\n')).not.toContain('mgl_')
    await demo.until(/minted/)
    expect(demo.printed()).not.toContain('mgl_')
  })

  it('is not in what the person comes back to', async ({ page }) => {
    const heard = await listen(page)
    await signIn(page)
    await billingButton(page).click()
    await inPortal(page)
    await goBack(page)
    await page.getByText('Back from billing').waitFor()
    expect(await everythingIn(page)).not.toContain('mgl_')
    expect(heard).toEqual([])
  })
})

describe('the secret key and the ids of customers', () => {
  it('are in nothing that the browser loads, nor in the terminal', async ({ page, demo }) => {
    const bodies: Promise<string>[] = []
    page.on('response', (response) => {
      if (response.status() === 200) bodies.push(response.text())
    })
    await signIn(page)

    const loaded = (await Promise.all(bodies)).join('\n')
    expect(loaded).toContain('Manage billing')
    expect(loaded).not.toMatch(/mf_sk_|acme-001/)
    expect(demo.printed()).not.toContain('mf_sk_')
  })
})

describe('the policy', () => {
  it('is strict on every page', async ({ page, demo }) => {
    const expected =
      `default-src 'self'; form-action 'self' ${demo.emulator}; base-uri 'none'; ` +
      "frame-ancestors 'none'; require-trusted-types-for 'script'"
    await signIn(page)
    for (const path of ['/', '/billing']) {
      const answer = await page.goto(path)
      expect(answer?.headers()['content-security-policy']).toBe(expected)
    }
  })

  it('is broken by nothing on the way to the portal and back', async ({ page }) => {
    const heard = await listen(page)
    await signIn(page)
    await billingButton(page).click()
    await inPortal(page)
    await goBack(page)
    await page.getByText('Back from billing').waitFor()
    expect(heard).toEqual([])
  })

  it('stops what is not allowed, so that silence means something', async ({ page }) => {
    const heard = await listen(page)
    await signIn(page)
    await page.evaluate(() => {
      const style = document.createElement('style')
      style.textContent = 'body { color: red }'
      document.head.append(style)
    })
    await expect.poll(() => heard.join('\n')).toContain('style-src-elem blocks inline')
  })
})
