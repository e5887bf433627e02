import { expect } from 'vitest'
import type { App } from './app/startApp.ts'
import type { Browser, Engine } from './drivers/Driver.ts'
import { Person } from './Person.ts'
import type { ScenarioGroup, World } from './Scenario.ts'

/** A fresh tab, and an app that knows of nothing that was before. */
export async function createWorld(
  engine: Engine,
  browser: Browser,
  app: App,
  { javaScript = true }: Pick<ScenarioGroup, 'javaScript'>,
): Promise<World> {
  await app.startOver()
  const person = new Person(await browser.startOver({ javaScript }))
  return {
    engine,
    browser,
    app,
    person,
    async visit(page, setup) {
      const url = app.page(page, setup)
      if (javaScript) await person.visit(url)
      else await person.goTo(url)
      return person
    },
    async newTab() {
      const others = async () => (await browser.tabs()).filter(({ id }) => id !== person.tab.id)
      await expect.poll(async () => (await others()).length, { message: 'new tabs' }).toBe(1)
      const [opened] = await others()
      return new Person(opened ?? person.tab)
    },
  }
}
