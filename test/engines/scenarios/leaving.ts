import { expect } from 'vitest'
import {
  askForLink,
  mint,
  oneRevoked,
  oneVisit,
  twoVisits,
  untilAsked,
  untilGivenUp,
} from '../books.ts'
import { clickAroundHydration } from '../clickAroundHydration.ts'
import { CannotDo } from '../drivers/Driver.ts'
import { button, type Person } from '../Person.ts'
import type { ScenarioGroup } from '../Scenario.ts'

const returns = async (person: Person) =>
  (await person.told()).filter((line) => line === 'return').length

/** Sees an idle button that nobody waits for any more. */
async function seesFreshButton(person: Person) {
  await person.seesState('idle')
  expect(await person.text('[role=status]')).toBe('')
  expect(await person.text('[role=alert]')).toBeNull()
}

export const leaving: ScenarioGroup = {
  title: 'Leaving and coming back',
  scenarios: {
    async 'Back, to a page that the browser kept'(world) {
      const { app } = world
      // Idle because it is shown again, and not because its time is up.
      const person = await world.visit('button', { options: { timeout: 600_000 } })
      await person.click()
      await person.seesPortal()
      await person.goBack()

      await person.hears('shown again')
      await seesFreshButton(person)
      await person.click()
      await expect.poll(app.books).toEqual(twoVisits)
      await person.seesPortal()
    },

    async 'Back, to a page that loads anew'(world) {
      const { app } = world
      const headers = { 'cache-control': 'no-store' }
      const person = await world.visit('button', { headers })
      await person.click()
      await person.seesPortal()
      await person.goBack()

      if ((await person.told()).includes('shown again')) {
        throw new CannotDo(`${world.engine} keeps every page, those with no-store too`)
      }
      await seesFreshButton(person)
      await person.hears('return')
      await person.click()
      await expect.poll(app.books).toEqual(twoVisits)
      await person.seesPortal()
      await person.goBack()
      await expect.poll(() => returns(person)).toBe(2)
    },

    async 'Back, after a click before hydration'(world) {
      const { app, person } = world
      await clickAroundHydration(world)
      await person.goBack()
      await seesFreshButton(person)
      await person.click()
      await expect.poll(app.books).toEqual(twoVisits)
      await person.seesPortal()
    },

    async 'a reload while the request runs'(world) {
      const { app } = world
      const answer = app.hold(mint)
      const person = await world.visit('button')
      await person.click()
      await person.seesState('requesting')
      await untilAsked(app)
      await person.reload()
      await untilGivenUp(app)
      answer.letGo()

      await expect.poll(app.books).toEqual(oneRevoked)
      await seesFreshButton(person)
      expect(await returns(person)).toBe(0)
    },

    async 'a way back that loads the page anew'(world) {
      const person = await world.visit('button')
      const url = await person.tab.url()
      await person.click()
      await person.seesPortal()
      await person.visit(url)
      await person.hears('return')
      await person.reload()
      await person.settle()
      expect(await returns(person)).toBe(1)
      await seesFreshButton(person)
    },

    async 'another tab, and back to this one'(world) {
      const { app } = world
      const person = await world.visit('button', { options: { target: '_blank' } })
      await person.click()
      const tab = await world.newTab()
      await tab.seesPortal()
      expect(await returns(person)).toBe(0)
      await person.tab.bringToFront()
      await person.hears('return')

      await tab.tab.bringToFront()
      await person.tab.bringToFront()
      await person.settle()
      expect(await returns(person)).toBe(1)
      await seesFreshButton(person)
      expect(app.books()).toEqual(oneVisit)
    },

    async 'the portal’s tab closed, and back to this one'(world) {
      const person = await world.visit('button', { options: { target: '_blank' } })
      await person.click()
      const tab = await world.newTab()
      await tab.seesPortal()
      await tab.tab.close()
      await person.hears('return')
      await person.settle()
      expect(await returns(person)).toBe(1)
    },

    async 'an answer that arrives after the person has left'(world) {
      const { app } = world
      const answer = app.hold(mint)
      const person = await world.visit('button')
      await person.click()
      await person.seesState('requesting')
      await untilAsked(app)
      await person.click('a')
      await person.seesElsewhere()
      await person.goBack()
      await untilGivenUp(app)
      answer.letGo()

      await expect.poll(app.books).toEqual(oneRevoked)
      await person.settle()
      await seesFreshButton(person)
      expect(await person.tab.url()).toContain('/page-')
    },

    async 'an answer that nobody could stop'(world) {
      const { app } = world
      const answer = app.hold(askForLink)
      const person = await world.visit('unstoppable')
      await person.click()
      await person.seesState('requesting')
      await person.click('#hide')
      answer.letGo()

      await person.hears('answered')
      const whereAfterwards = async () => {
        await person.settle()
        return person.tab.url()
      }
      await expect.poll(whereAfterwards, { message: 'where the person stays' }).toContain('/page-')
      expect(app.books().opened).toBe(0)
    },

    async 'onReturn, once for each way back'(world) {
      const person = await world.visit('button')
      for (const times of [1, 2]) {
        await person.click()
        await person.seesPortal()
        await person.goBack()
        await person.seesState('idle')
        await expect.poll(() => returns(person)).toBe(times)
      }
      await person.focus('a')
      await person.focus(button)
      await person.settle()
      expect(await returns(person)).toBe(2)
    },

    async 'a query of the host’s, asked again by onReturn'(world) {
      const { app } = world
      const plans = () => app.requests.filter((name) => name === 'GET /api/plan').length
      const person = await world.visit('query')
      await expect.poll(() => person.text('#plan')).toBe('Growth')
      expect(plans()).toBe(1)
      await person.click()
      await person.seesPortal()
      await person.goBack()
      await expect.poll(plans).toBe(2)
      await person.settle()
      expect(plans()).toBe(2)
      // The button's own function has heard, and its provider's.
      expect(await returns(person)).toBe(2)
    },

    async 'the button keeps no page out of the back/forward cache'(world) {
      const { app, engine } = world
      const person = await world.visit('button')
      await person.click()
      await person.seesPortal()
      await person.goBack()
      await person.hears('shown again')
      if (engine !== 'Chromium') return

      // And where the host does, by no-store, the browser names nothing else.
      const headers = { 'cache-control': 'no-store' }
      await person.visit(app.page('button', { headers }))
      await person.click()
      await person.seesPortal()
      await person.goBack()
      const reasons = await person.tab.evaluate(notRestoredReasons)
      expect(reasons).toContain('response-cache-control-no-store')
      // `masked` stands for all that the browser keeps to itself.
      expect(reasons.filter((reason) => !/no-store|^masked$/.test(reason))).toEqual([])
    },
  },
}

function notRestoredReasons(): string[] {
  const [entry] = performance.getEntriesByType('navigation')
  const { notRestoredReasons: why }: { notRestoredReasons?: { reasons: { reason: string }[] } } =
    Object(entry)
  return (why?.reasons ?? []).map(({ reason }) => reason)
}
