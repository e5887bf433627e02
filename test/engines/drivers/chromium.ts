import { existsSync } from 'node:fs'
import { chromium as playwright, type CDPSession, type Page } from 'playwright-core'
import type { Driver, Point, Tab } from './Driver.ts'

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

/** Chromium, driven by Playwright. */
export const chromium: Driver = {
  engine: 'Chromium',
  missing: () => (existsSync(executablePath) ? undefined : executablePath),

  async launch() {
    const browser = await playwright.launch({
      executablePath,
      // Playwright turns both off, and with them what a real person meets.
      ignoreDefaultArgs: ['--disable-popup-blocking', '--disable-back-forward-cache'],
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    })
    let context = await browser.newContext()
    return {
      async startOver({ javaScript }) {
        await context.close()
        context = await browser.newContext({ javaScriptEnabled: javaScript, hasTouch: true })
        return tabOf(await context.newPage())
      },
      tabs: async () => context.pages().map(tabOf),
      setOffline: (_tab, isOffline) => context.setOffline(isOffline),
      close: () => browser.close(),
    }
  },
}

const sessions = new WeakMap<Page, Promise<CDPSession>>()

function devToolsOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, session)
  return session
}

function tabOf(page: Page): Tab {
  const { mouse, keyboard } = page
  return {
    id: page,
    async goto(url) {
      await page.goto(url, { waitUntil: 'commit' })
      // Playwright has every page believe that it is in front.
      const devTools = await devToolsOf(page)
      await devTools.send('Emulation.setFocusEmulationEnabled', { enabled: false })
    },
    url: async () => page.url(),
    // Not by Playwright, which lends each call a person's gesture, and popups would open by it.
    async evaluate(run, ...args) {
      const devTools = await devToolsOf(page)
      const { result, exceptionDetails } = await devTools.send('Runtime.evaluate', {
        expression: `(${run})(...${JSON.stringify(args)})`,
        awaitPromise: true,
        returnByValue: true,
      })
      if (exceptionDetails) throw new Error(exceptionDetails.text)
      return result.value
    },
    mouseMove: ({ x, y }) => mouse.move(x, y),
    mouseDown: () => mouse.down(),
    mouseUp: () => mouse.up(),
    keyDown: (key) => keyboard.down(key),
    keyUp: (key) => keyboard.up(key),
    type: (text) => keyboard.type(text),
    shortcut: (letter) => keyboard.press(`Control+${letter}`),
    async holdKey(key, times) {
      for (let sent = 0; sent < times; sent += 1) await keyboard.down(key)
      await keyboard.up(key)
    },
    async drag(from, to) {
      const devTools = await devToolsOf(page)
      const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
        devTools.send('Input.dispatchTouchEvent', { type, touchPoints })
      await finger('touchStart', [from])
      await finger('touchMove', [to])
      await finger('touchEnd', [])
    },
    bringToFront: () => page.bringToFront(),
    close: () => page.close(),
  }
}
