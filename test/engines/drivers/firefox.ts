import { existsSync } from 'node:fs'
import { launch, type Page } from 'puppeteer-core'
import type { Driver, Key, Tab } from './Driver.ts'

const executablePath = process.env['FIREFOX_PATH'] ?? '/usr/bin/firefox-esr'

/** Firefox, driven by Puppeteer over WebDriver BiDi. */
export const firefox: Driver = {
  engine: 'Firefox',
  missing: () => (existsSync(executablePath) ? undefined : executablePath),

  async launch() {
    let hasJavaScript = true
    let browser = await start(hasJavaScript)
    let context = await browser.createBrowserContext()
    const pages = new Map<Tab, Page>()
    return {
      async startOver({ javaScript }) {
        await context.close()
        // Firefox has no command that turns scripts off in one tab.
        if (javaScript !== hasJavaScript) {
          await browser.close()
          browser = await start(javaScript)
          hasJavaScript = javaScript
        }
        context = await browser.createBrowserContext()
        const page = await context.newPage()
        const tab = tabOf(page)
        pages.set(tab, page)
        return tab
      },
      tabs: async () => (await context.pages()).map(tabOf),
      setOffline: async (tab, isOffline) => pages.get(tab)?.setOfflineMode(isOffline),
      close: () => browser.close(),
    }
  },
}

function start(javaScript: boolean) {
  return launch({
    browser: 'firefox',
    executablePath,
    extraPrefsFirefox: {
      'javascript.enabled': javaScript,
      // Puppeteer turns both off, and with them what a real person meets.
      'dom.disable_open_during_load': true,
      'browser.sessionhistory.max_total_viewers': -1,
      'dom.w3c_touch_events.enabled': 1,
    },
  })
}

/**
 * Puppeteer's own `evaluate` lends each call a person's gesture, and popups would open by it. Below
 * it lies the command of WebDriver BiDi, which does not have to.
 */
async function evaluate<Result, Args extends unknown[]>(
  page: Page,
  run: (...args: Args) => Result | Promise<Result>,
  ...args: Args
): Promise<Result> {
  const { realm } = (page.mainFrame() as unknown as BidiFrame).mainRealm()
  const expression = `(() => {
    const pack = (value) => JSON.stringify({ value })
    const result = (${run})(...${JSON.stringify(args)})
    return result instanceof Promise ? result.then(pack) : pack(result)
  })()`
  const answer = await realm.evaluate(expression, true, { userActivation: false })
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text)
  return JSON.parse(answer.result.value).value
}

interface BidiFrame {
  mainRealm: () => {
    realm: {
      evaluate: (
        expression: string,
        awaitPromise: boolean,
        options: { userActivation: boolean },
      ) => Promise<
        | { type: 'success'; result: { value: string } }
        | { type: 'exception'; exceptionDetails: { text: string } }
      >
    }
  }
}

const keys = { Enter: 'Enter', Space: ' ', Tab: 'Tab' } as const satisfies Record<Key, string>

function tabOf(page: Page): Tab {
  const { mouse, keyboard, touchscreen } = page
  return {
    id: page,
    // Not awaited: Puppeteer would wait for scripts that a scenario holds back. Whether the page
    // came is seen in the page.
    goto: async (url) => void page.goto(url, { timeout: 0 }).catch(() => {}),
    // Puppeteer does not notice a page that comes back from the back/forward cache.
    url: () => evaluate(page, () => location.href),
    evaluate: (run, ...args) => evaluate(page, run, ...args),
    mouseMove: ({ x, y }) => mouse.move(x, y),
    mouseDown: () => mouse.down(),
    mouseUp: () => mouse.up(),
    keyDown: (key) => keyboard.down(keys[key]),
    keyUp: (key) => keyboard.up(keys[key]),
    type: (text) => keyboard.type(text),
    async shortcut(letter) {
      await keyboard.down('Control')
      await keyboard.press(letter)
      await keyboard.up('Control')
    },
    async holdKey(key, times) {
      for (let sent = 0; sent < times; sent += 1) await keyboard.down(keys[key])
      await keyboard.up(keys[key])
    },
    async drag(from, to) {
      const finger = await touchscreen.touchStart(from.x, from.y)
      await finger.move(to.x, to.y)
      await finger.end()
    },
    bringToFront: () => page.bringToFront(),
    close: () => page.close(),
  }
}
