import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp } from '../app/startApp.ts'
import { createWorld } from '../createWorld.ts'
import { chromium } from '../drivers/chromium.ts'
import type { Browser } from '../drivers/Driver.ts'
import { takeOut, variants } from '../variants.ts'

// One engine is enough to see that a scenario notices.
const missing = chromium.missing()

describe('Without', () => {
  let browser: Browser | undefined
  beforeAll(async () => {
    if (!missing) browser = await chromium.launch()
  })
  afterAll(() => browser?.close())

  for (const [mechanism, variant] of Object.entries(variants)) {
    it(`${mechanism}, its scenario fails`, async (context) => {
      if (!browser && process.env['REQUIRE_ENGINES'] !== '1') {
        context.skip(`There is no ${missing} on this machine`)
      }
      if (!browser || !variant.scenario)
        throw new Error('There is no browser, or no such scenario.')
      const app = await startApp([takeOut(variant)])
      try {
        const world = await createWorld('Chromium', browser, app, {})
        await expect(variant.scenario(world)).rejects.toThrow(variant.complaint)
      } finally {
        await app.close()
      }
    })
  }
})
