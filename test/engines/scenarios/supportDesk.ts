import { expect } from 'vitest'
import type { App } from '../app/startApp.ts'
import { deskPath } from '../app/supportDesk.ts'
import { nothing } from '../books.ts'
import { brokeNothing } from '../brokeNothing.ts'
import { everythingIn } from '../everythingIn.ts'
import type { Person } from '../Person.ts'
import type { ScenarioGroup } from '../Scenario.ts'

const message = '[data-portal-desk-message]'
const revokeAcme = '[aria-label="Revoke the link for Acme Corporation"]'

/** What a colleague at another desk does, by the same route. */
async function colleague({ origin }: App, method: 'POST' | 'DELETE', path = '', body?: object) {
  const answer = await fetch(origin + deskPath + path, {
    method,
    headers: { 'x-portal-desk': '1', 'content-type': 'application/json' },
    body: body ? JSON.stringify(body) : null,
  })
  expect(answer.ok, `${method} is answered with ${answer.status}`).toBe(true)
  return method === 'POST' ? ((await answer.json()) as { id: string; url: string }) : undefined
}

async function linkFor(app: App, customerExternalId: string) {
  const made = await colleague(app, 'POST', '', { customerExternalId })
  if (!made) throw new Error('No link was made.')
  return made
}

/** The name of what has the focus. */
function focused(person: Person): Promise<string | null> {
  return person.tab.evaluate(() => {
    const element = document.activeElement
    return element?.getAttribute('aria-label') ?? element?.textContent ?? null
  })
}

function revokeButtons(person: Person): Promise<(string | null)[]> {
  return person.tab.evaluate(() =>
    [...document.querySelectorAll('[data-portal-desk-revoke]')].map((button) =>
      button.getAttribute('aria-label'),
    ),
  )
}

async function seesRows(person: Person, count: number): Promise<void> {
  await expect.poll(() => revokeButtons(person), { message: 'the rows' }).toHaveLength(count)
}

async function hasFocusOn(person: Person, name: string | undefined | null): Promise<void> {
  await expect.poll(() => focused(person), { message: 'what has the focus' }).toBe(name)
}

async function isTold(person: Person, sentence: string): Promise<void> {
  await expect.poll(() => person.text(message), { message: 'what is said' }).toBe(sentence)
}

/** Makes a link for Acme by keyboard, and reads it from its field. */
async function makeLink(person: Person): Promise<string> {
  await person.click('[data-portal-desk-bar] [data-portal-desk-primary]')
  await expect.poll(() => person.attribute(':focus', 'name')).toBe('customer')
  await person.tab.type('acme-001')
  await person.press('Enter')
  await hasFocusOn(person, 'Copy')
  const shown = await person.tab.evaluate(() => {
    const linkField = document.querySelector<HTMLInputElement>('dialog input[readonly]')
    // Held on to after the dialog has closed, as an extension might.
    Object.assign(window, { linkField })
    return linkField?.value ?? ''
  })
  expect(shown).toContain('mgl_')
  return shown
}

async function hasCopied(person: Person, sentence: string): Promise<void> {
  const outcome = () => person.text('dialog div:not([hidden]) > [role=status]')
  await expect.poll(outcome, { message: 'what became of copying' }).toBe(sentence)
}

async function closeDialog(person: Person): Promise<void> {
  await hasFocusOn(person, 'Close')
  await person.press('Enter')
  await expect.poll(() => person.text('dialog'), { message: 'the dialog' }).toBeNull()
  await seesRows(person, 1)
}

/** Sees that the link of the dialog that was closed can be found nowhere in the page. */
async function holdsNoLink({ tab }: Person): Promise<void> {
  const found = await tab.evaluate(everythingIn)
  // What would find it has to find what is there.
  for (const known of ['data-portal-desk', 'Acme Corporation', 'mutations', 'memoizedProps']) {
    expect(found).toContain(known)
  }
  // What a field shows is in no markup.
  const fields = await tab.evaluate(() => {
    const { linkField }: { linkField?: HTMLInputElement } = Object(window)
    return [linkField, ...document.querySelectorAll('input')].map((field) => field?.value).join()
  })
  expect(found + fields, 'what the page holds after').not.toMatch(/mgl_|\/r\//)
}

/** Pastes into a field of the page. */
async function pasted(person: Person): Promise<string> {
  const search = 'input[type=search]'
  const value = () =>
    person.tab.evaluate(
      (field) => document.querySelector<HTMLInputElement>(field)?.value ?? '',
      search,
    )
  await person.focus(search)
  await person.tab.shortcut('v')
  await expect.poll(value, { message: 'what is pasted' }).not.toBe('')
  return value()
}

export const supportDesk: ScenarioGroup = {
  title: 'The support desk',
  scenarios: {
    async 'a new link is shown once, copied, and then nowhere in the page'(world) {
      const { app, person } = world
      await world.visit('desk')
      const shown = await makeLink(person)
      // It is in the field alone: in no state, cache, attribute or log.
      expect(
        await person.tab.evaluate(everythingIn),
        'what the page holds beside the field',
      ).not.toMatch(/mgl_|\/r\//)
      await person.press('Enter')
      await hasCopied(person, 'Copied.')
      await person.press('Tab')
      await closeDialog(person)
      await holdsNoLink(person)
      expect(await pasted(person), 'what was copied').toBe(shown)
      expect(app.books()).toEqual({ ...nothing, minted: 1, live: 1 })
    },

    async 'where the clipboard is refused, the link is selected to copy'(world) {
      const { person } = world
      await world.visit('desk')
      // As in a page without https.
      await person.tab.evaluate(() => void Object.defineProperty(navigator, 'clipboard', {}))
      const shown = await makeLink(person)
      await person.press('Enter')
      await hasCopied(
        person,
        'Your browser refused to copy. The link is selected: copy it by keyboard.',
      )
      await person.tab.shortcut('c')
      await person.press('Tab')
      await hasFocusOn(person, 'Copy')
      await person.press('Tab')
      await closeDialog(person)
      await holdsNoLink(person)
      expect(await pasted(person), 'what was copied').toBe(shown)
    },

    async 'an unopened link is revoked by keyboard alone'({ app, person, visit }) {
      const links = {
        'Acme Corporation': await linkFor(app, 'acme-001'),
        'Globex GmbH': await linkFor(app, 'globex-001'),
      }
      await visit('desk')
      await seesRows(person, 2)
      const [first, second] = await revokeButtons(person)
      for (let tabs = 0; tabs < 20 && (await focused(person)) !== first; tabs += 1) {
        await person.press('Tab')
      }
      await hasFocusOn(person, first)
      await person.press('Enter')
      await hasFocusOn(person, 'Cancel')
      expect(app.books()).toEqual({ ...nothing, minted: 2, live: 2 })
      await person.press('Tab')
      await hasFocusOn(person, 'Revoke')
      await person.press('Enter')
      await seesRows(person, 1)
      await hasFocusOn(person, second)
      const name = first?.replace('Revoke the link for ', '') as keyof typeof links
      await isTold(person, `The link for ${name} was revoked.`)
      expect(app.books()).toEqual({ ...nothing, minted: 2, revoked: 1, live: 1 })

      await person.goTo(links[name].url)
      await expect.poll(() => app.books().refused, { message: 'visits refused' }).toBe(1)
      expect(app.books().opened).toBe(0)
    },

    async 'a link that somebody else revoked first was already gone'({ app, person, visit }) {
      const { id } = await linkFor(app, 'acme-001')
      await visit('desk')
      await person.click(revokeAcme)
      await hasFocusOn(person, 'Cancel')
      await colleague(app, 'DELETE', `/${id}`)
      await person.click('dialog [data-portal-desk-danger]')
      await isTold(person, 'The link for Acme Corporation was already gone.')
      await seesRows(person, 0)
      expect(await person.text('tbody')).toBe('There are no links.')
      expect(app.requests).toContain(`DELETE ${deskPath}/${id}`)
      expect(app.books()).toEqual({ ...nothing, minted: 1, revoked: 1 })
    },

    async 'Trusted Types required, and nothing but script and requests'(world) {
      const { app } = world
      await linkFor(app, 'acme-001')
      const person = await world.visit('desk', {
        headers: {
          'content-security-policy':
            "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; " +
            "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        },
      })
      await person.click(revokeAcme)
      await hasFocusOn(person, 'Cancel')
      await person.click('dialog [data-portal-desk-danger]')
      await isTold(person, 'The link for Acme Corporation was revoked.')
      await seesRows(person, 0)
      expect(app.books()).toEqual({ ...nothing, minted: 1, revoked: 1 })
      await brokeNothing(person)
    },
  },
}
