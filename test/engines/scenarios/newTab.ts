import { expect } from 'vitest'
import { errorTable } from '../../../src/contract/errorTable.ts'
import {
  askForLink,
  mint,
  nothing,
  oneRevoked,
  oneVisit,
  twoVisits,
  untilAsked,
  untilGivenUp,
} from '../books.ts'
import type { PageSetup } from '../app/startApp.ts'
import type { ScenarioGroup, World } from '../Scenario.ts'

const inNewTab: PageSetup = { options: { target: '_blank' } }

const openTabs = async ({ browser }: World) => (await browser.tabs()).length

export const newTab: ScenarioGroup = {
  title: 'A new tab',
  scenarios: {
    async 'a backend that takes seven seconds'(world) {
      const { app } = world
      app.emulator.faults.always({ kind: 'latency', ms: 7000, operation: 'create' })
      const person = await world.visit('button', inNewTab)
      await person.click()
      const tab = await world.newTab()
      await expect.poll(() => tab.text('body')).toBe('Opening billing…')

      await tab.seesPortal(20_000)
      expect(await tab.tab.evaluate(() => window.opener)).toBeNull()
      expect(await tab.tab.evaluate(() => history.length)).toBe(1)
      await person.seesState('idle')
      expect(await person.tab.url()).toContain('/page-')
      expect(await openTabs(world)).toBe(2)
      expect(app.books()).toEqual(oneVisit)
    },

    async 'that the browser blocks'(world) {
      const { app, person } = world
      await person.tab.goto(app.page('opensByItself', inNewTab))
      await person.seesPortal()
      expect(await openTabs(world)).toBe(1)
      expect(app.books()).toEqual(oneVisit)
      await person.goBack()
      expect(await person.told()).toContain('error popup_blocked')
    },

    async 'that the person closes while it waits'(world) {
      const { app } = world
      const answer = app.hold(mint)
      const person = await world.visit('button', inNewTab)
      await person.click()
      const tab = await world.newTab()
      await person.seesState('requesting')
      await untilAsked(app)
      await tab.tab.close()

      await person.seesState('idle')
      await person.hears('error tab_closed')
      await untilGivenUp(app)
      answer.letGo()
      await expect.poll(app.books).toEqual(oneRevoked)
      expect(await person.tab.url()).toContain('/page-')
      expect(await openTabs(world)).toBe(1)
    },

    async 'whose request fails'(world) {
      const { app } = world
      app.isSignedIn = false
      const answer = app.hold(askForLink)
      const person = await world.visit('button', inNewTab)
      await person.click()
      await world.newTab()
      answer.letGo()

      await expect.poll(() => openTabs(world)).toBe(1)
      await expect.poll(() => person.text('[role=alert]')).toBe(errorTable.unauthenticated.sentence)
      expect(app.books()).toEqual({ ...nothing, asked: 1 })
    },

    async 'whose button is unmounted'(world) {
      const { app } = world
      const answer = app.hold(mint)
      const person = await world.visit('hiding', inNewTab)
      await person.click()
      await world.newTab()
      await untilAsked(app)
      await person.click('#hide')

      await expect.poll(() => openTabs(world)).toBe(1)
      await untilGivenUp(app)
      answer.letGo()
      await expect.poll(app.books).toEqual(oneRevoked)
      expect(await person.tab.url()).toContain('/page-')
    },

    async 'from a page with Cross-Origin-Opener-Policy: same-origin'(world) {
      const { app } = world
      const headers = { 'cross-origin-opener-policy': 'same-origin' }
      const person = await world.visit('button', { ...inNewTab, headers })
      await person.click()
      const tab = await world.newTab()
      await tab.seesPortal()
      await person.seesState('idle')
      expect(app.books()).toEqual(oneVisit)

      await tab.tab.close()
      await person.click()
      await (await world.newTab()).seesPortal()
      expect(await person.told()).not.toContain('error tab_closed')
      expect(app.books()).toEqual(twoVisits)
    },

    async 'from a sandboxed frame that may open tabs'(world) {
      const { app } = world
      const person = await visitFrame(world, 'allow-scripts allow-same-origin allow-popups')
      await person.click()
      await (await world.newTab()).seesPortal()
      await person.seesState('idle')
      expect(app.books()).toEqual(oneVisit)
    },

    async 'from a sandboxed frame that may not open tabs'(world) {
      const { app } = world
      const person = await visitFrame(world, 'allow-scripts allow-same-origin')
      await person.click()
      await person.hears('error popup_blocked')
      expect(await openTabs(world)).toBe(1)
      await expect.poll(app.books).toEqual(oneVisit)
    },
  },
}

/** Opens a page that has the app in a frame. */
async function visitFrame({ app, person }: World, sandbox: string) {
  const url = app.page('button', inNewTab)
  app.intercept(/^GET \/embedding/, (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end(`<iframe sandbox="${sandbox}" src="${url}" width="600" height="400"></iframe>`)
  })
  await person.visit(`${app.origin}/embedding`)
  return person
}
