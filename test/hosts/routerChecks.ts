import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { errorTable } from '../../src/contract/errorTable.ts'
import type { Checks } from './check.ts'
import { signIn, visit, type FrontSubject } from './frontChecks.ts'

const sentence = errorTable.upstream_error.sentence

/** Where the pages below are served. */
const failed = '/failed?portal_error=upstream_error'

/**
 * What a page must do whose router keeps the address itself. The page has a button to have the router
 * write it, which also gives it a new billing button; `#told` counts failures, and `#version` changes
 * when the router is done.
 */
export function routerChecks(name: string): Checks<FrontSubject> {
  return {
    [`shows a failure in the address once, whatever ${name} writes there`]: (subject) =>
      visit(subject, {}, async ({ page, complaints }) => {
        await signIn(page)
        await showsItOnce(page, name)
        // What one document has shown is new in the next one.
        await showsItOnce(page, name)
        assert.deepEqual(complaints, [], 'complaints of the console')
      }),
  }
}

async function showsItOnce(page: Page, name: string): Promise<void> {
  await page.goto(failed)
  await page.getByRole('alert').getByText(sentence).waitFor()
  await untilAddressHasNoFailure(page)
  assert.equal(await page.locator('#told').innerText(), '1')

  for (let times = 0; times < 2; times += 1) {
    const version = await page.locator('#version').innerText()
    await page.getByRole('button', { name }).click()
    await page.waitForFunction(
      (before) => document.querySelector<HTMLElement>('#version')?.innerText !== before,
      version,
    )
    await untilAddressHasNoFailure(page)
    await settle(page)
    // Not any alert: Next has one of its own, which tells screen readers where they are.
    assert.equal(await page.locator('[data-billing-portal-error]').count(), 0, 'failures shown')
    assert.equal(await page.locator('#told').innerText(), '1', 'failures told')
  }
}

const untilAddressHasNoFailure = (page: Page) =>
  page.waitForFunction(() => !location.search.includes('portal_error'))

/** Waits until a page has looked at itself as far as it does without being asked. */
const settle = (page: Page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        setTimeout(() => requestAnimationFrame(resolve), 50)
      }),
  )
