import { expect } from 'vitest'
import { errorTable } from '../../../src/contract/errorTable.ts'
import { askForLink } from '../books.ts'
import type { ScenarioGroup, World } from '../Scenario.ts'
import type { Person } from '../Person.ts'
import { everythingIn } from '../everythingIn.ts'

/** Sees that nothing of a minted link can be found from inside the page. */
async function holdsNoLink({ app }: World, person: Person) {
  expect(app.books().minted).toBe(1)
  const found = await person.tab.evaluate(everythingIn)
  // What would find it has to find what is there.
  for (const known of ['data-state', 'Growth', 'redirect _', 'mutations', 'memoizedProps']) {
    expect(found).toContain(known)
  }
  expect(found).not.toMatch(/mgl_|\/r\//)
}

export const secrets: ScenarioGroup = {
  title: 'The link is nowhere in the page',
  scenarios: {
    async 'on the way to the portal'(world) {
      const { app } = world
      // The browser asks for the portal and is told to stay.
      app.intercept(/^GET \/r\//, (_request, response) => response.writeHead(204).end())
      const person = await world.visit('query')
      await person.click()
      await person.seesState('redirecting')
      await expect.poll(() => app.requests.join()).toContain('GET /r/')
      await holdsNoLink(world, person)
    },

    async 'with the portal in a new tab'(world) {
      const person = await world.visit('query', { options: { target: '_blank' } })
      await person.click()
      await (await world.newTab()).seesPortal()
      await person.seesState('idle')
      await holdsNoLink(world, person)
    },

    async 'when a wrong link was refused'(world) {
      const { app } = world
      app.intercept(askForLink, (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ url: 'https://elsewhere.example/?mgl_wrong' }))
      })
      const person = await world.visit('query')
      await person.click()
      await person.seesState('error')
      await person.hears('error untrusted_url')
      expect(await person.text('[role=alert]')).toBe(errorTable.untrusted_url.sentence)
      expect(await person.tab.url()).toContain('/page-')
      expect(await person.tab.evaluate(everythingIn)).not.toContain('mgl_')
    },
  },
}
