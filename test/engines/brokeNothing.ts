import { expect } from 'vitest'
import type { Person } from './Person.ts'

/** Sees that nothing in a page with a policy broke it, or complained. */
export async function brokeNothing(person: Person): Promise<void> {
  expect((await person.told()).filter((line) => /violation|console|thrown/.test(line))).toEqual([])

  // So that silence means something.
  await person.tab.evaluate(() => document.body.setAttribute('style', 'color: red'))
  await expect.poll(async () => (await person.told()).join()).toContain('violation style-src-attr')
}
