import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { Builder, Capabilities, Key as Keys, type WebDriver } from 'selenium-webdriver'
import { freePort, untilItAnswers } from '../ports.ts'
import { CannotDo, type Driver, type Key, type Tab } from './Driver.ts'

const programs = {
  driver: '/usr/bin/WebKitWebDriver',
  browser: globSync('/usr/lib/*/webkit2gtk-4.1/MiniBrowser')[0] ?? 'MiniBrowser',
  screen: '/usr/bin/Xvfb',
}

/** WebKitGTK's small browser, driven by Selenium on a screen of its own. */
export const webkit: Driver = {
  engine: 'WebKitGTK',
  missing: () => Object.values(programs).find((program) => !existsSync(program)),

  async launch() {
    const screen = spawn(programs.screen, ['-displayfd', '1', '-screen', '0', '1280x900x24'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [display] = await once(screen.stdout, 'data')
    const port = await freePort()
    const driver = spawn(programs.driver, [`--port=${port}`, '--host=127.0.0.1'], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DISPLAY: `:${String(display).trim()}`,
        GDK_BACKEND: 'x11',
        NO_AT_BRIDGE: '1',
        WEBKIT_DISABLE_COMPOSITING_MODE: '1',
        LIBGL_ALWAYS_SOFTWARE: '1',
      },
    })
    const server = `http://127.0.0.1:${port}`
    await untilItAnswers(`${server}/status`)

    let hasJavaScript = true
    let session = await begin(server, hasJavaScript)
    return {
      async startOver({ javaScript }) {
        const old = await session.getAllWindowHandles()
        if (javaScript === hasJavaScript && old.length > 0) {
          await session.switchTo().window(old[0] ?? '')
          await session.switchTo().newWindow('tab')
          const fresh = await session.getWindowHandle()
          for (const handle of old) await tabOf(session, handle).close()
          return tabOf(session, fresh)
        }
        await session.quit()
        session = await begin(server, javaScript)
        hasJavaScript = javaScript
        return tabOf(session, await session.getWindowHandle())
      },
      tabs: async () =>
        (await session.getAllWindowHandles()).map((handle) => tabOf(session, handle)),
      async setOffline() {
        throw new CannotDo('WebKitWebDriver cannot take the network away')
      },
      async close() {
        // It may never answer again, and its end is also the browser's.
        await Promise.race([session.quit(), setTimeout(2000)])
        driver.kill()
        screen.kill()
      },
    }
  },
}

function begin(server: string, javaScript: boolean): Promise<WebDriver> {
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    // Or commands would wait for a navigation that a scenario holds up.
    pageLoadStrategy: 'none',
    'webkitgtk:browserOptions': {
      binary: programs.browser,
      args: ['--automation', `--enable-javascript=${javaScript}`],
    },
  })
  return new Builder().usingServer(server).withCapabilities(capabilities).build()
}

const keys: Record<Key, string> = { Enter: Keys.ENTER, Space: Keys.SPACE, Tab: Keys.TAB }

function tabOf(session: WebDriver, handle: string): Tab {
  const here = async () => {
    await session.switchTo().window(handle)
    return session
  }
  const hands = async () => (await here()).actions()
  return {
    id: handle,
    goto: async (url) => (await here()).get(url),
    url: async () => (await here()).getCurrentUrl(),
    evaluate: async (run, ...args) => (await here()).executeScript(run, ...args),
    mouseMove: async (at) => (await hands()).move({ ...at, duration: 0 }).perform(),
    mouseDown: async () => (await hands()).press().perform(),
    mouseUp: async () => (await hands()).release().perform(),
    keyDown: async (key) => (await hands()).keyDown(keys[key]).perform(),
    keyUp: async (key) => (await hands()).keyUp(keys[key]).perform(),
    type: async (text) => (await hands()).sendKeys(text).perform(),
    async shortcut(letter) {
      const keyboard = await hands()
      await keyboard.keyDown(Keys.CONTROL).sendKeys(letter).keyUp(Keys.CONTROL).perform()
    },
    async holdKey() {
      throw new CannotDo('WebKitWebDriver sends a key that is held down once')
    },
    async drag() {
      throw new CannotDo('WebKitWebDriver has no finger')
    },
    async bringToFront() {
      throw new CannotDo('WebKitGTK runs without a window manager here, and cannot change windows')
    },
    close: async () => (await here()).close(),
  }
}
