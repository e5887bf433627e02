import { expect } from 'vitest'
import { askForLink, mint, nothing, oneRevoked, oneVisit, untilGivenUp } from '../books.ts'
import type { PageName } from '../app/pages.tsx'
import { button } from '../Person.ts'
import type { ScenarioGroup, World } from '../Scenario.ts'

/** Clicks a host's own button, sees it pending with all that is the host's, and the portal. */
async function leadsToPortal(world: World, page: PageName, className: string | null = null) {
  const { app } = world
  const person = await world.visit(page)
  const answer = app.hold(askForLink)
  await person.click(button, 2)
  await person.seesState('requesting')
  expect(await person.attribute(button, 'aria-disabled')).toBe('true')
  expect(await person.attribute(button, 'class')).toBe(className)
  answer.letGo()
  await person.seesPortal()
  expect(app.books()).toEqual(oneVisit)
}

export const hostsOwn: ScenarioGroup = {
  title: 'Hosts’ own buttons',
  scenarios: {
    'a button as shadcn/ui writes it': (world) =>
      leadsToPortal(world, 'shadcn', 'btn btn-outline '),
    'a Base UI button': (world) => leadsToPortal(world, 'baseUi', 'base'),
    'a plain function': (world) => leadsToPortal(world, 'plainFunction'),
    'the prop getters, the button inside the form': (world) => leadsToPortal(world, 'ownForm'),
    'the prop getters, the button beside the form': (world) => leadsToPortal(world, 'besideForm'),

    async 'a menu item that closes as it is chosen, the hook above it'(world) {
      const { app } = world
      const answer = app.hold(askForLink)
      const person = await world.visit('menuAbove')
      await person.click('#menu')
      await person.click('#item')
      await person.seesState('requesting')
      await expect.poll(() => person.text('#item')).toBeNull()
      answer.letGo()
      await person.seesPortal()
      expect(app.books()).toEqual(oneVisit)
    },

    async 'a menu item that closes as it is chosen, the hook inside it'(world) {
      const { app } = world
      const answer = app.hold(mint)
      const person = await world.visit('menuInside')
      await person.click('#menu')
      await person.click('#item')
      await person.hears('ended aborted')
      await person.settle()
      // A request that ends as it begins may never have left the browser.
      const hasLeft = app.books().asked > 0
      if (hasLeft) await untilGivenUp(app)
      answer.letGo()
      await expect.poll(app.books).toEqual(hasLeft ? oneRevoked : nothing)
      expect(await person.tab.url()).toContain('/page-')
    },

    async 'inside another form, with progressive={false}'(world) {
      const { app } = world
      const person = await world.visit('insideForm')
      await person.click()
      await person.seesPortal()
      expect(app.books()).toEqual(oneVisit)
      expect(app.requests).not.toContain('POST /settings')
    },

    async 'inside another form by mistake: development says how to mend it'(world) {
      const person = await world.visit('nestedByMistake', { mode: 'development' })
      const told = async () => (await person.told()).join('\n')
      await expect.poll(told).toContain('progressive={false}')
      expect(world.app.books()).toEqual(nothing)
    },
  },
}
