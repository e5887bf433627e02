import { existsSync, globSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { launch } from 'puppeteer-core'
import { Builder, Capabilities } from 'selenium-webdriver'
import { freePort, untilItAnswers } from '../../test/engines/ports.ts'

/** A browser that takes the bench's certificate, and does nothing but visit. */
export interface Visitor {
  version: string
  /** Opens a page as somebody who has been nowhere before. */
  visit: (url: string) => Promise<void>
  close: () => Promise<void>
}

/** A program that is missing here is told instead. */
export type Engine = () => Promise<Visitor | { missing: string }>

const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
const firefoxPath = process.env['FIREFOX_PATH'] ?? '/usr/bin/firefox-esr'

const startChromium: Engine = async () => {
  if (!existsSync(chromiumPath)) return { missing: chromiumPath }
  const profile = await mkdtemp(join(tmpdir(), 'marginfront-react-chromium-'))
  // A context in private mode may predict less than a person's own.
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    ignoreDefaultArgs: ['--disable-background-networking'],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--ignore-certificate-errors',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
    ],
  })
  return {
    version: `Chromium ${context.browser()?.version()}`,
    async visit(url) {
      const page = await context.newPage()
      const others = context.pages().filter((other) => other !== page)
      await Promise.all(others.map((other) => other.close()))
      await page.goto(url, { waitUntil: 'commit' })
    },
    async close() {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}

const startFirefox: Engine = async () => {
  if (!existsSync(firefoxPath)) return { missing: firefoxPath }
  const browser = await launch({
    browser: 'firefox',
    executablePath: firefoxPath,
    acceptInsecureCerts: true,
    // Puppeteer turns it off, and with it what a person's Firefox does.
    extraPrefsFirefox: { 'network.http.speculative-parallel-limit': 20 },
  })
  let context = await browser.createBrowserContext()
  return {
    version: (await browser.version()).replace('/', ' '),
    async visit(url) {
      await context.close()
      context = await browser.createBrowserContext()
      const page = await context.newPage()
      // Not awaited: the page goes on to the portal on its own.
      void page.goto(url, { timeout: 0 }).catch(() => {})
    },
    close: () => browser.close(),
  }
}

const startWebKit: Engine = async () => {
  const binary = globSync('/usr/lib/*/webkit2gtk-4.1/MiniBrowser')[0]
  const programs = ['/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb']
  const missing = programs.find((program) => !existsSync(program))
  if (!binary || missing) return { missing: missing ?? 'MiniBrowser' }

  const screen = spawn('/usr/bin/Xvfb', ['-displayfd', '1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [display] = await once(screen.stdout, 'data')
  const port = await freePort()
  const driver = spawn('/usr/bin/WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: `:${String(display).trim()}`, GDK_BACKEND: 'x11' },
  })
  const server = `http://127.0.0.1:${port}`
  await untilItAnswers(`${server}/status`)
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    acceptInsecureCerts: true,
    pageLoadStrategy: 'none',
    'webkitgtk:browserOptions': { binary, args: ['--automation'] },
  })
  const session = await new Builder().usingServer(server).withCapabilities(capabilities).build()
  const version = (await session.getCapabilities()).getBrowserVersion()
  return {
    version: `WebKitGTK ${version}`,
    // The portal ends its connections, so that nothing is left of the visit before.
    visit: (url) => session.get(url),
    async close() {
      await session.quit().catch(() => {})
      driver.kill()
      screen.kill()
    },
  }
}

export const engines: Readonly<Record<string, Engine>> = {
  Chromium: startChromium,
  Firefox: startFirefox,
  WebKitGTK: startWebKit,
}
