import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { errorTable } from '../../src/contract/errorTable.ts'
import { statuses, type Subject } from './backChecks.ts'
import { Skipped, type Checks } from './check.ts'
import { openVisitor, type Visitor } from './openVisitor.ts'
import { portalOrigin } from './startMarginFront.ts'

/** An app with pages under test. */
export interface FrontSubject extends Subject {
  browser: Browser
  /** The app's folder, built. */
  app: string
}

/** A text of the client's code, which shows that a search looked in the right place. */
const ours = 'popup_blocked'

/** What every page must do, in a real browser. */
export const frontChecks: Checks<FrontSubject> = {
  'leads to the portal of who is signed in': (subject) =>
    visit(subject, {}, async ({ page, complaints }) => {
      await signIn(page, 'acme-001')
      await openPortal(page, 'Acme Corporation')
      await signIn(page, 'globex-001')
      for (const billing of pagesOf(subject)) {
        // Loaded anew: where signing in led without a load, nothing was hydrated yet.
        await page.goto(billing)
        await openPortal(page, 'Globex GmbH')
      }
      assert.deepEqual(complaints, [], 'complaints of the console')
      assert.deepEqual(
        statuses(subject),
        ['', ...pagesOf(subject)].map(() => 'used'),
      )
    }),

  'leads there without JavaScript': async (subject) => {
    const reason = subject.host.front?.needsScript
    if (reason !== undefined) throw new Skipped(reason)
    await visit(subject, { javaScriptEnabled: false }, async ({ page }) => {
      await signIn(page)
      await billingButton(page).click()
      await inPortal(page, 'Acme Corporation')
      assert.deepEqual(statuses(subject), ['used'])
    })
  },

  'says that the person is signed out': (subject) =>
    visit(subject, {}, async ({ page }) => {
      for (const billing of pagesOf(subject)) {
        await signIn(page)
        await page.goto(billing)
        await untilAtWork(page)
        await page.context().clearCookies()
        await billingButton(page).click()
        await page.getByRole('alert').getByText(errorTable.unauthenticated.sentence).waitFor()
      }
      assert.deepEqual(statuses(subject), [])
    }),

  'mints one link for a double click, and none before': (subject) =>
    visit(subject, {}, async ({ page }) => {
      await signIn(page)
      for (const billing of pagesOf(subject)) {
        subject.marginFront.emulator.reset()
        await page.goto(billing)
        await untilAtWork(page)
        await billingButton(page).hover()
        await billingButton(page).focus()
        assert.deepEqual(statuses(subject), [])
        await billingButton(page).dblclick()
        await inPortal(page, 'Acme Corporation')
        assert.deepEqual(statuses(subject), ['used'])
      }
    }),

  'never has the key, in its build or in the browser': (subject) =>
    visit(subject, { keepLoaded: true }, async ({ page, loaded }) => {
      await signIn(page)
      await openPortal(page, 'Acme Corporation')
      const built = clientFiles(subject).join('\n')
      const wantsMaps = subject.host.front?.sourceMaps ?? true
      assert.equal(built.includes('"mappings":'), wantsMaps, 'a source map to search')
      for (const text of [built, loaded.join('\n')]) {
        assert.ok(text.includes(ours), 'the search did not even find the button')
        for (const secret of [subject.marginFront.secretKey, 'mf_sk_', 'api.marginfront.com']) {
          assert.ok(!text.includes(secret), `${secret.slice(0, 10)} was found`)
        }
      }
    }),
}

/** What a page must do in development, where React says more. */
export const developmentChecks: Checks<FrontSubject> = {
  'works in development without a warning': (subject) =>
    visit(subject, {}, async ({ page, complaints }) => {
      await signIn(page)
      for (const billing of pagesOf(subject)) {
        await page.goto(billing)
        await openPortal(page, 'Acme Corporation')
      }
      assert.deepEqual(complaints, [], 'complaints of the console')
    }),
}

/** Lets a person visit the app, and sees that nothing was asked of other machines. */
export async function visit(
  subject: FrontSubject,
  options: Parameters<typeof openVisitor>[2],
  story: (visitor: Visitor) => Promise<void>,
): Promise<void> {
  const visitor = await openVisitor(subject.browser, subject, options)
  try {
    await story(visitor)
    assert.deepEqual(visitor.outside, [], 'requests to other machines')
  } catch (error) {
    const seen = [`at ${visitor.page.url()}`, ...visitor.complaints].join('\n')
    throw new Error(`${String(error)}\n${seen}`, { cause: error })
  } finally {
    await visitor.leave()
  }
}

/** Signs in, which leads to the billing page. */
export async function signIn(page: Page, account = 'acme-001'): Promise<void> {
  await page.goto('/')
  await page.locator('[name=account]').fill(account)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/billing')
}

const billingButton = (page: Page) =>
  page.getByRole('button', { name: 'Manage billing', exact: true })

/** Waits until React has taken over, so that a click does not go the form's way. */
async function untilAtWork(page: Page): Promise<void> {
  const button = await billingButton(page).elementHandle()
  await page.waitForFunction(
    (element) => Object.keys(element ?? {}).some((key) => key.startsWith('__reactProps')),
    button,
  )
}

async function openPortal(page: Page, name: string): Promise<void> {
  await untilAtWork(page)
  await billingButton(page).click()
  await inPortal(page, name)
}

/** Waits until the person is in the portal of this customer. */
export async function inPortal(page: Page, name: string): Promise<void> {
  await page.waitForURL(`${portalOrigin}/portal`)
  await page.getByText(name).first().waitFor()
}

function pagesOf({ host }: Subject): string[] {
  return ['/billing', ...(host.front?.alsoAt ?? [])]
}

function clientFiles({ host, app }: FrontSubject): string[] {
  return (host.front?.clientOutput ?? []).flatMap((folder) =>
    globSync('**/*', { cwd: join(app, folder), withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8')),
  )
}
