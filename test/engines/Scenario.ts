import type { App, PageSetup } from './app/startApp.ts'
import type { PageName } from './app/pages.tsx'
import type { Browser, Engine } from './drivers/Driver.ts'
import type { Person } from './Person.ts'

/** What a scenario happens in. */
export interface World {
  engine: Engine
  browser: Browser
  app: App
  /** A person who has just opened this page in a fresh tab. */
  visit: (page: PageName, setup?: PageSetup) => Promise<Person>
  /** The same person, without a page so far. */
  person: Person
  /** Waits for the one tab that was opened besides the first, and gives it. */
  newTab: () => Promise<Person>
}

/** One row of the table: a situation that a real person creates. It throws when it fails. */
export type Scenario = (world: World) => Promise<void>

/** The rows of one heading, by what they show. */
export interface ScenarioGroup {
  title: string
  /** Whether the browser runs scripts. @default true */
  javaScript?: boolean
  scenarios: Readonly<Record<string, Scenario>>
}
