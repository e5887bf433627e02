import { expect } from 'vitest'
import { askForLink, nothing, oneVisit } from '../books.ts'
import { clickAroundHydration } from '../clickAroundHydration.ts'
import { CannotDo } from '../drivers/Driver.ts'
import { button } from '../Person.ts'
import type { ScenarioGroup, World } from '../Scenario.ts'

/** Does something while the answer waits, and sees one link, that the person went to. */
async function mintsOnce({ app, person }: World, activate: () => Promise<void>) {
  const answer = app.hold(askForLink)
  await activate()
  await person.settle()
  answer.letGo()
  await person.seesPortal()
  expect(app.books()).toEqual(oneVisit)
}

/** Sees that nobody asked for a link. */
async function mintsNothing({ app, person }: World) {
  await person.settle()
  expect(app.books()).toEqual(nothing)
  expect(await person.tab.url()).toContain('/page-')
}

export const exactlyOne: ScenarioGroup = {
  title: 'Exactly one link',
  scenarios: {
    async 'a double click'(world) {
      const person = await world.visit('button')
      await mintsOnce(world, () => person.click(button, 2))
    },

    async 'Enter held down'(world) {
      const person = await world.visit('button')
      await person.focus()
      await mintsOnce(world, () => person.tab.holdKey('Enter', 6))
    },

    async 'Enter pressed again and again'(world) {
      const person = await world.visit('button')
      await person.focus()
      await mintsOnce(world, async () => {
        for (let times = 0; times < 6; times += 1) await person.press('Enter')
      })
    },

    async Space(world) {
      const person = await world.visit('button')
      await person.focus()
      await mintsOnce(world, async () => {
        await person.press('Space')
        await person.press('Space')
      })
    },

    async 'Enter in a form field'(world) {
      const person = await world.visit('ownForm')
      await person.click('input')
      await mintsOnce(world, async () => {
        await person.press('Enter')
        await person.press('Enter')
      })
    },

    async 'two buttons for one endpoint'(world) {
      const person = await world.visit('twoButtons')
      await mintsOnce(world, async () => {
        await person.click()
        await person.click('#second')
      })
    },

    async StrictMode(world) {
      const person = await world.visit('button', { isStrict: true, mode: 'development' })
      await mintsOnce(world, () => person.click(button, 2))
    },

    async 'a click before hydration and one after it'(world) {
      await clickAroundHydration(world)
    },

    async 'a click before hydration and one after it, in StrictMode'(world) {
      await clickAroundHydration(world, { isStrict: true, mode: 'development' })
    },

    async 'a storm of renders during the request'(world) {
      const person = await world.visit('storm')
      await mintsOnce(world, () => person.click(button, 2))
    },
  },
}

export const nothingElse: ScenarioGroup = {
  title: 'No link without a click',
  scenarios: {
    async 'rendering, reloading and React’s second render'(world) {
      const person = await world.visit('twoButtons', { isStrict: true, mode: 'development' })
      await person.reload()
      await mintsNothing(world)
    },

    async 'hover and focus'(world) {
      const person = await world.visit('button')
      await person.hover(button)
      await person.focus()
      await person.press('Tab')
      await mintsNothing(world)
    },

    async 'a press of the mouse that is dragged off'(world) {
      const person = await world.visit('button')
      await person.hover(button)
      await person.tab.mouseDown()
      await person.tab.mouseMove({ x: 500, y: 500 })
      await person.tab.mouseUp()
      await mintsNothing(world)
    },

    async 'a touch that is dragged off'(world) {
      const person = await world.visit('button')
      await person.tab.drag(await person.centerOf(button), { x: 500, y: 500 })
      await mintsNothing(world)
    },

    async 'speculation rules that match everything'(world) {
      const { app, engine, person } = world
      if (engine !== 'Chromium') throw new CannotDo(`${engine} has no speculation rules`)
      const everything = { where: { href_matches: '/*' }, eagerness: 'immediate' }
      const rules = {
        prefetch: [everything, { urls: ['/api/billing-portal'], eagerness: 'immediate' }],
        prerender: [everything],
      }
      app.intercept(/^GET \/rules/, (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/speculationrules+json' })
        response.end(JSON.stringify(rules))
      })
      await world.visit('button', { headers: { 'speculation-rules': '"/rules"' } })
      await expect.poll(() => app.requests).toContain('GET /elsewhere')
      await expect.poll(() => app.requests).toContain('GET /api/billing-portal')
      await person.hover(button)
      await mintsNothing(world)
    },
  },
}
