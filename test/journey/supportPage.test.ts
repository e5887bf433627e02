import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { billingButton, inPortal, it, signIn } from './it.ts'
import { mintedLinks, steer } from './startDemo.ts'

async function signInAsSupport(page: Page) {
  await page.goto('/')
  await page.getByRole('button', { name: 'Sign in as support' }).click()
  await page.waitForURL('/support')
  await page.getByText('Loading links…').waitFor({ state: 'detached' })
}

const rowOf = (page: Page, customer: string) => page.getByRole('row').filter({ hasText: customer })

it('support sees an opened link, makes one, revokes one, and sees one expire', async ({
  page,
  browser,
  demo,
}) => {
  await signIn(page)
  await billingButton(page).click()
  await inPortal(page)

  const atDesk = await (await browser.newContext({ baseURL: demo.origin })).newPage()
  await signInAsSupport(atDesk)
  await atDesk.getByText('There are no links.').waitFor()
  await atDesk.getByRole('checkbox', { name: 'Show opened and expired links' }).check()
  await rowOf(atDesk, 'Acme Corporation').getByText('Opened', { exact: true }).waitFor()

  const make = async (customer: string) => {
    await atDesk.getByRole('button', { name: 'Create a link' }).click()
    await atDesk.getByRole('textbox', { name: 'Customer ID' }).fill(customer)
    await atDesk.getByRole('button', { name: 'Create and show the link' }).click()
    const url = await atDesk.getByRole('textbox', { name: 'Link', exact: true }).inputValue()
    await atDesk.getByRole('button', { name: 'Close' }).click()
    return url
  }
  const elsewhere = await (await browser.newContext()).newPage()
  await elsewhere.goto(await make('globex-001'))
  await elsewhere.waitForURL('**/portal')
  expect(await elsewhere.textContent('body')).toContain('Globex GmbH')

  const unopened = await make('globex-001')
  const active = rowOf(atDesk, 'Active')
  await active.getByRole('button', { name: 'Revoke the link for Globex GmbH' }).click()
  await atDesk.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await atDesk.getByText('The link for Globex GmbH was revoked.').waitFor()
  await elsewhere.goto(unopened)
  expect(elsewhere.url()).toBe(unopened)
  await demo.until(/audit +ada@larkspur\.example is about to revoke/)

  await make('acme-001')
  await rowOf(atDesk, 'Active').waitFor()
  await steer(demo, 'clock', { advanceMs: 3_700_000 })
  await rowOf(atDesk, 'Acme Corporation').getByText('Expired', { exact: true }).waitFor()
  expect(await mintedLinks(demo)).toHaveLength(4)
  expect(demo.printed()).not.toContain('mgl_')
})

it('two of the staff: what one revokes, the other finds gone, and it stays gone', async ({
  page,
  browser,
  demo,
}) => {
  await signInAsSupport(page)
  await page.request.post('/api/portal-sessions', {
    headers: { origin: demo.origin },
    data: { customerExternalId: 'acme-001' },
  })
  await page.reload()
  await rowOf(page, 'Acme Corporation').waitFor()
  // The other one's list is from before.
  await page.getByRole('button', { name: 'Revoke the link for Acme Corporation' }).click()

  const other = await (await browser.newContext({ baseURL: demo.origin })).newPage()
  await signInAsSupport(other)
  await other.getByRole('button', { name: 'Revoke the link for Acme Corporation' }).click()
  await other.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await other.getByText('The link for Acme Corporation was revoked.').waitFor()

  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await page.getByText('The link for Acme Corporation was already gone.').waitFor()
  await page.reload()
  await page.getByText('There are no links.').waitFor()
})
