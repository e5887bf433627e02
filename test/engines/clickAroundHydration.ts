import { expect } from 'vitest'
import type { PageSetup } from './app/startApp.ts'
import { askForLink, nothing, oneVisit } from './books.ts'
import type { World } from './Scenario.ts'

/** Clicks while there is only the form, and again once the script has come: one visit to the portal. */
export async function clickAroundHydration({ app, person }: World, setup?: PageSetup) {
  const answer = app.hold(askForLink)
  await person.tab.goto(`${app.page('button', setup)}?late`)
  await expect.poll(() => person.attribute('html', 'data-asleep')).toBe('')
  await person.click()
  // The page sends this after its own click. What that click may have sent is in the last look too.
  await expect.poll(() => app.requests).toContain('POST /awake')
  await expect.poll(() => app.books()).toEqual({ ...nothing, asked: 1 })
  answer.letGo()
  await person.seesPortal()
  expect(app.books()).toEqual(oneVisit)
}
