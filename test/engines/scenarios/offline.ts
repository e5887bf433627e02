import type { QueryClient } from '@tanstack/react-query'
import { expect } from 'vitest'
import { errorTable } from '../../../src/contract/errorTable.ts'
import { askForLink, nothing, oneVisit } from '../books.ts'
import { CannotDo } from '../drivers/Driver.ts'
import type { ScenarioGroup, World } from '../Scenario.ts'

/** Takes the network away: as the driver can, or else by a server that is really gone. */
async function goOffline({ app, browser, person }: World): Promise<() => Promise<void>> {
  try {
    await browser.setOffline(person.tab, true)
    return () => browser.setOffline(person.tab, false)
  } catch (error) {
    if (!(error instanceof CannotDo)) throw error
  }
  const tell = (type: string) =>
    person.tab.evaluate((name) => void window.dispatchEvent(new Event(name)), type)
  await app.setReachable(false)
  await tell('offline')
  return async () => {
    await app.setReachable(true)
    await tell('online')
  }
}

/** How each mutation of the app stands. Runs in the page. */
function mutationsIn(): string[] {
  const { queries }: { queries: QueryClient } = Object(window)
  const all = queries.getMutationCache().getAll()
  return all.map(({ state }) => (state.isPaused ? 'paused' : state.status))
}

export const offline: ScenarioGroup = {
  title: 'Offline and slow',
  scenarios: {
    async 'a click while offline'(world) {
      // Its app has a QueryClient, which follows the network too.
      const person = await world.visit('query')
      const goOnline = await goOffline(world)
      await person.click()
      await expect
        .poll(() => person.text('[role=alert]'), { message: 'what the alert says' })
        .toBe(errorTable.network.sentence)
      await person.seesState('error')
      await expect
        .poll(() => person.tab.evaluate(mutationsIn), { message: 'what the app’s cache says' })
        .toEqual(['error'])
      await goOnline()
      expect(world.app.books()).toEqual(nothing)
    },

    async 'the network comes back'(world) {
      const { app } = world
      // Its app has a QueryClient, which follows the network too.
      const person = await world.visit('query')
      const goOnline = await goOffline(world)
      await person.click()
      await person.seesState('error')
      await goOnline()
      await person.settle()
      expect(app.books()).toEqual(nothing)
      expect(await person.tab.url()).toContain('/page-')

      await person.click()
      await person.seesPortal()
      expect(app.books()).toEqual(oneVisit)
    },

    async 'headers that never come'(world) {
      const { app } = world
      app.intercept(askForLink, () => {})
      const person = await world.visit('button', { options: { timeout: 1000 } })
      await person.click()
      await expect.poll(() => person.text('[role=alert]')).toBe(errorTable.timeout.sentence)
      expect(app.books()).toEqual({ ...nothing, asked: 1 })
    },

    async 'a body that never ends'(world) {
      const { app } = world
      app.intercept(askForLink, (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.write('{"url":')
      })
      const person = await world.visit('button', { options: { timeout: 1000 } })
      await person.click()
      await expect.poll(() => person.text('[role=alert]')).toBe(errorTable.timeout.sentence)
    },

    async 'a kept connection that breaks under the request'(world) {
      const { app } = world
      let breaks = 1
      app.intercept(askForLink, ({ socket }, response, goOn) => {
        // The link exists by then, and its answer is lost.
        if (breaks > 0) response.end = () => (socket.destroy(), response)
        breaks -= 1
        goOn()
      })
      const person = await world.visit('button')
      await person.settle()
      await person.click()

      // Some browsers ask again by themselves, and reach the portal; the others tell the person.
      const told = ['Acme Corporation', errorTable.network.sentence]
      await expect
        .poll(async () => {
          const text = await person.text('body')
          return told.find((words) => text?.includes(words))
        })
        .toBeDefined()
      await expect.poll(() => app.books().revoked).toBe(1)
      const { asked, minted, opened, live } = app.books()
      expect(minted).toBe(asked)
      expect(opened).toBe(asked - 1)
      expect(live).toBe(0)
    },
  },
}
