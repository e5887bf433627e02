import express from 'express'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../../scripts/findBrowser.ts'

const root = join(import.meta.dirname, '../..')
const command = join(root, 'node_modules/storybook/dist/bin/dispatcher.js')

let folder: string
let server: Server
let browser: Browser
let page: Page
let address: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storybook-'))
  const args = [command, 'build', '--quiet', '--output-dir', folder]
  // What tells of a test here is no business of the build.
  const env = { ...process.env, VITEST: undefined, NODE_ENV: undefined }
  await promisify(execFile)(process.execPath, args, { cwd: root, env })

  // As any static server has it that knows nothing of the project, and not at its root.
  server = createServer(express().use('/some/folder', express.static(folder)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/some/folder/`

  const { executablePath, args: flags } = await findBrowser()
  browser = await chromium.launch({ executablePath, args: flags })
  page = await browser.newPage()
  // Its own parts are many, and the machine may be busy.
  page.setDefaultTimeout(90_000)
}, 240_000)

afterAll(async () => {
  await browser?.close()
  server?.close()
  await rm(folder, { recursive: true, force: true })
})

const preview = () => page.frameLocator('#storybook-preview-iframe')
const billing = () => preview().getByRole('button', { name: 'Manage billing' }).first()

describe('the built Storybook', () => {
  it('tells of the package, the button, the hook, the provider and the desk, in this order', async () => {
    const { entries } = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'))
    const titles = Object.values<{ title: string }>(entries).map(({ title }) => title.split('/')[0])
    expect([...new Set(titles)].slice(0, 5)).toEqual([
      'Introduction',
      'BillingPortalButton',
      'usePortalSession',
      'BillingPortalProvider',
      'PortalSessionsTable',
    ])
  })

  it('begins with an introduction whose button works', async () => {
    await page.goto(address)
    await preview().getByRole('heading', { name: '@marginfront/react' }).waitFor()
    await billing().click()
    await expect.poll(() => billing().getAttribute('data-state')).toBe('redirecting')
    expect(page.url().startsWith(address)).toBe(true)
  })

  it.each([
    ['billingportalbutton-overview', 'takes the signed-in person to their own billing portal'],
    ['useportalsession', 'asks your backend for a fresh one-time'],
    ['billingportalprovider', 'the same options'],
    ['portalsessionstable-overview', 'A page for your support staff'],
  ])('documents %s from its docstrings, with controls for what can be typed', async (id, said) => {
    await page.goto(`${address}iframe.html?viewMode=docs&id=${id}--docs`)
    const row = page.getByRole('row', { name: /^timeout/ }).first()
    expect(await row.innerText()).toMatch(/milliseconds[^]*number[^]*15000/)
    expect(await row.getByRole('spinbutton').inputValue()).toBe('15000')
    expect((await page.locator('.sbdocs-content').innerText()).replaceAll("'", '’')).toContain(said)
    expect(await page.getByRole('button', { name: 'Set object' }).count()).toBe(0)
  })

  it('takes what is typed into a control, and tells what the host hears', async () => {
    await page.goto(`${address}?path=/story/billingportalbutton-overview--default`)
    await page.locator('#control-children').fill('Invoices')
    const button = preview().getByRole('button', { name: 'Invoices' })
    await button.waitFor()
    await page.getByRole('tab', { name: /^Actions/ }).click()
    // The table of the tab before has the same names, and is hidden by now.
    for (const heard of ['onClick', 'onRedirect']) {
      await page.getByText(heard).filter({ visible: true }).first().waitFor()
    }
  })

  it('shows of a story what a host would write', async () => {
    await page.goto(`${address}iframe.html?viewMode=docs&id=billingportalbutton-overview--docs`)
    await page.getByText('Show code').first().click()
    const code = page.locator('.docs-story pre, .sbdocs-preview pre').first()
    await expect
      .poll(async () => (await code.innerText()).replace(/\s+/g, ' ').trim())
      .toBe(
        "import { BillingPortalButton } from '@marginfront/react' " +
          '<BillingPortalButton endpoint="/api/billing-portal">Manage billing</BillingPortalButton>',
      )
  })
})
