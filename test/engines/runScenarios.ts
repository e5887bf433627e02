import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { startApp, type App } from './app/startApp.ts'
import { createWorld } from './createWorld.ts'
import { CannotDo, type Browser, type Driver } from './drivers/Driver.ts'
import { groups } from './scenarios/index.ts'

/** Runs every scenario in one engine. */
export function runScenarios(driver: Driver): void {
  const missing = driver.missing()
  const isRequired = process.env['REQUIRE_ENGINES'] === '1'
  let browser: Browser | undefined
  let app: App | undefined

  describe(driver.engine, () => {
    beforeAll(async () => {
      if (!missing) app = await startApp()
    })
    afterAll(async () => {
      await browser?.close()
      await app?.close()
    })
    for (const group of groups) {
      describe(group.title, () => {
        for (const [title, scenario] of Object.entries(group.scenarios)) {
          it(title, async (context) => {
            if (missing && !isRequired) context.skip(`There is no ${missing} on this machine`)
            if (missing || !app) throw new Error(`${driver.engine} is required: no ${missing}`)
            browser ??= await driver.launch()
            const world = await createWorld(driver.engine, browser, app, group)
            try {
              await Promise.race([scenario(world), timeLimit()])
            } catch (error) {
              if (error instanceof CannotDo) context.skip(error.message)
              // The next scenario shall not suffer from what went wrong in this one.
              const broken = browser
              browser = undefined
              await broken.close()
              throw error
            }
          })
        }
      })
    }
  })
}

async function timeLimit() {
  await setTimeout(45_000, undefined, { ref: false })
  throw new Error('The scenario did not end in time.')
}
