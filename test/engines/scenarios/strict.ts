import { expect } from 'vitest'
import { oneVisit } from '../books.ts'
import type { Person } from '../Person.ts'
import type { ScenarioGroup, World } from '../Scenario.ts'

/** Goes to the portal and back under a policy, and sees that nothing broke it. */
async function staysWithin(world: World, policy: string) {
  const { app } = world
  const person = await world.visit('button', { headers: { 'content-security-policy': policy } })
  await person.click()
  await person.seesPortal()
  expect(app.books()).toEqual(oneVisit)
  await person.goBack()
  await person.seesState('idle')
  await brokeNothing(person)
}

/** Sees that a policy forbade nothing that the page has done so far. */
export async function brokeNothing(person: Person): Promise<void> {
  expect((await person.told()).filter((line) => /violation|console|thrown/.test(line))).toEqual([])

  // So that silence means something.
  await person.tab.evaluate(() => document.body.setAttribute('style', 'color: red'))
  await expect.poll(async () => (await person.told()).join()).toContain('violation style-src-attr')
}

export const strict: ScenarioGroup = {
  title: 'Strict pages',
  scenarios: {
    "default-src 'self'": (world) => staysWithin(world, "default-src 'self'"),

    'form-action that names the portal': (world) =>
      staysWithin(world, `default-src 'self'; form-action 'self' ${world.app.portalOrigin}`),

    'form-action without the portal: the script needs none': (world) =>
      staysWithin(world, "default-src 'self'; form-action 'self'"),

    'Trusted Types required': (world) =>
      staysWithin(
        world,
        "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
      ),

    'nothing inline, and nothing but script and requests': (world) =>
      staysWithin(
        world,
        // The images are for the icon that browsers ask for by themselves.
        "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; " +
          `form-action 'self' ${world.app.portalOrigin}`,
      ),
  },
}
