import { build } from 'esbuild'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { findBrowser } from '../../scripts/findBrowser.ts'
import { errorTable } from '../../src/contract/errorTable.ts'
import { installPackage, type InstalledPackage } from './installPackage.ts'

/** An app in which one framework imports the package and another one requires it; React is one. */
const app = `
  import { createElement as h } from 'react'
  import { createRoot } from 'react-dom/client'
  import * as imported from '@marginfront/react'
  const required = require('@marginfront/react')

  window.told = []
  window.areTwo = imported.PortalError !== required.PortalError
  const endpoint = '/api/billing-portal'

  function rejectsWith(copy) {
    return () => Promise.reject(new copy.PortalError('forbidden', { requestId: 'req_1' }))
  }
  function Hook({ copy, name, ...options }) {
    const { openPortal, status, error } = copy.usePortalSession({
      ...options,
      onError: (error) => window.told.push([name, error.name, error.code, error.requestId]),
    })
    return h('button', { id: name, onClick: () => openPortal(), 'data-status': status }, error?.message)
  }
  const hooks = [
    h(Hook, { copy: imported, name: 'imported', requestSession: rejectsWith(required) }),
    h(Hook, { copy: required, name: 'required', requestSession: rejectsWith(imported) }),
  ]
  const buttons = [
    h(imported.BillingPortalButton, { endpoint, id: 'imported' }),
    h(required.BillingPortalButton, { endpoint, id: 'required' }),
  ]
  for (const [index, each] of (location.search === '?hooks' ? hooks : buttons).entries()) {
    createRoot(document.getElementById('root' + index)).render(each)
  }
`

let installed: InstalledPackage
let server: Server
let browser: Browser
let page: Page
let asked = 0
let origin = ''

beforeAll(async () => {
  installed = await installPackage()
  const { outputFiles } = await build({
    stdin: { contents: app, resolveDir: installed.app },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  })
  const script = outputFiles.map(({ text }) => text).join('\n')
  const html = '<div id="root0"></div><div id="root1"></div><script src="/app.js"></script>'

  server = createServer(({ url = '/', method }, response) => {
    if (method === 'POST') {
      asked += 1
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ url: `${origin}/portal` }))
      return
    }
    const isScript = url === '/app.js'
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' })
    response.end(isScript ? script : url === '/portal' ? '<title>Portal</title>' : html)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const { executablePath, args } = await findBrowser()
  browser = await chromium.launch({ executablePath, args })
})
afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
  await installed.remove()
})
beforeEach(async () => {
  asked = 0
  page = await browser.newPage({ baseURL: origin })
  return () => page.close()
})

const read = (name: 'told' | 'areTwo') =>
  page.evaluate((wanted) => Reflect.get(window, wanted) as unknown, name)

it('two copies on one page ask once when both buttons are clicked at once', async () => {
  await page.goto('/')
  await page.locator('#required').waitFor()
  expect(await read('areTwo')).toBe(true)
  const states = await page.evaluate(async () => {
    const buttons = [...document.querySelectorAll<HTMLElement>('#imported, #required')]
    for (const button of buttons) button.click()
    // React renders after the click.
    await new Promise((resolve) => setTimeout(resolve))
    return buttons.map((button) => button.dataset['state'])
  })
  expect(states).toEqual(['requesting', 'requesting'])
  await page.waitForURL('/portal')
  expect(asked).toBe(1)
})

it('each copy knows the PortalError of the other by its code', async () => {
  await page.goto('/?hooks')
  expect(await read('areTwo')).toBe(true)
  for (const name of ['imported', 'required']) {
    await page.locator(`#${name}`).click()
    await page.locator(`#${name}[data-status=error]`).waitFor()
    expect(await page.locator(`#${name}`).innerText()).toBe(errorTable.forbidden.sentence)
  }
  expect(await read('told')).toEqual([
    ['imported', 'PortalError', 'forbidden', 'req_1'],
    ['required', 'PortalError', 'forbidden', 'req_1'],
  ])
})

it('a failure that the address brings is shown by one of two copies', async () => {
  await page.goto('/?portal_error=forbidden')
  await page.getByRole('alert').waitFor()
  await page.waitForURL('/')
  const alerts = await page.getByRole('alert').allInnerTexts()
  expect(alerts.map((text) => text.trim())).toEqual([errorTable.forbidden.sentence])
})
