import { describe, expect, onTestFinished } from 'vitest'
import { errorTable } from '../../src/contract/errorTable.ts'
import type { Browser } from 'playwright-core'
import { serve } from '../../src/shared/serve.ts'
import { createEmulator } from '../../src/emulator/index.ts'
import { deferred } from '../support/deferred.ts'
import { billingButton, inPortal, it, signIn } from './it.ts'
import { startDemo, type DemoSettings } from './startDemo.ts'

const secretKey = 'mf_sk_test_elsewhere'

/** A MarginFront that is none of the demo's own, and how the demo is told of it. */
async function startMarginFront(before: (request: Request) => Promise<void> = async () => {}) {
  const emulator = createEmulator({
    secretKeys: [secretKey],
    customers: [
      { id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', externalId: 'initech-1', name: 'Initech' },
    ],
  })
  const answer = async (request: Request) => {
    await before(request)
    return emulator.fetch(request)
  }
  const { origin, port, close } = await serve(answer, { port: 0 })
  onTestFinished(close)
  const settings: DemoSettings = {
    MF_API_SECRET_KEY: secretKey,
    MF_API_BASE_URL: `${origin}/v1`,
    MF_PORTAL_ORIGIN: origin,
    ACME_EXTERNAL_ID: 'initech-1',
    // Taken, so that a demo which started an emulator all the same would fail.
    EMULATOR_PORT: String(port),
  }
  return { emulator, origin, settings }
}

async function openDemo(browser: Browser, settings: DemoSettings) {
  const demo = await startDemo(settings)
  onTestFinished(() => demo.stop())
  const context = await browser.newContext({ baseURL: demo.origin })
  onTestFinished(() => context.close())
  return { demo, page: await context.newPage() }
}

describe('with a key', () => {
  it('the demo bills through the MarginFront that it is told of', async ({ browser }) => {
    const { emulator, origin, settings } = await startMarginFront()
    const { demo, page } = await openDemo(browser, settings)
    expect(demo.printed()).toMatch(/MarginFront +the real one/)
    expect(demo.emulator).toBe('')

    await signIn(page)
    expect(await page.innerText('main')).toContain('all of it is in the billing portal')
    await billingButton(page).click()
    await inPortal(page)

    expect(page.url()).toBe(`${origin}/portal`)
    expect(await page.innerText('body')).toContain('Initech')
    expect(emulator.sessions.all).toMatchObject([{ status: 'used' }])
    expect(demo.printed()).not.toContain(secretKey)
  })

  it.for([
    [
      'wrong',
      'mf_sk_test_wrong',
      /failed .*refused the secret key \(HTTP 401\).*MF_API_SECRET_KEY/,
    ],
    ['publishable', 'mf_pk_test_wrong', /failed .*publishable one.*MF_API_SECRET_KEY/],
    ['foreign', 'sk_test_wrong', /failed .*not a MarginFront secret key.*MF_API_SECRET_KEY/],
  ] as const)('a %s one is told in the terminal, and shown nowhere', async (row, { browser }) => {
    const [, key, toldInTerminal] = row
    const { emulator, settings } = await startMarginFront()
    const { demo, page } = await openDemo(browser, { ...settings, MF_API_SECRET_KEY: key })

    await signIn(page)
    await billingButton(page).click()
    const alert = page.getByRole('alert')
    expect((await alert.innerText()).trim()).toBe(errorTable.misconfigured.sentence)
    await demo.until(toldInTerminal)

    expect(emulator.sessions.count).toBe(0)
    expect(demo.printed()).not.toContain(key)
    expect(await page.content()).not.toContain(key)
  })
})

describe('a link that nobody waits for any more', () => {
  it('is revoked', async ({ browser }) => {
    const asked = deferred()
    const held = deferred()
    const { emulator, settings } = await startMarginFront(async ({ method }) => {
      if (method !== 'POST') return
      asked.resolve()
      await held.promise
    })
    const { demo, page } = await openDemo(browser, settings)
    await signIn(page)
    await billingButton(page).click()
    await asked.promise
    await page.goto('/')
    // The request ends as the new page takes over. One more round to the demo, and it has heard of that.
    await page.reload()
    held.resolve()

    await demo.until(/revoked +the link for initech-1, which could not be delivered: aborted/)
    expect(emulator.sessions.all).toMatchObject([{ status: 'revoked' }])
  })
})
