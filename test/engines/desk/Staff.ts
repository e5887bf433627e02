import { expect } from 'vitest'
import { everythingIn } from '../everythingIn.ts'
import type { Person } from '../Person.ts'
import type { World } from '../Scenario.ts'

const search = 'input[type=search]'

/** Somebody of the staff at the support desk: what they do by keyboard, and what they see. */
export class Staff {
  readonly person: Person

  constructor(person: Person) {
    this.person = person
  }

  /** Makes a link for Acme, and reads it from its field. */
  async makeLink(): Promise<string> {
    const { person } = this
    await person.click('[data-portal-desk-bar] [data-portal-desk-primary]')
    await expect.poll(() => person.attribute(':focus', 'name')).toBe('customer')
    await person.tab.type('acme-001')
    await person.press('Enter')
    await this.hasFocusOn('Copy')
    const shown = await person.tab.evaluate(() => {
      const linkField = document.querySelector<HTMLInputElement>('dialog input[readonly]')
      // Held on to after the dialog has closed, as an extension might.
      Object.assign(window, { linkField })
      return linkField?.value ?? ''
    })
    expect(shown).toContain('mgl_')
    return shown
  }

  async pressCopy(outcome: string): Promise<void> {
    await this.hasFocusOn('Copy')
    await this.person.press('Enter')
    const told = () => this.person.text('dialog div:not([hidden]) > [role=status]')
    await expect.poll(told, { message: 'what became of copying' }).toBe(outcome)
  }

  async pressClose(): Promise<void> {
    await this.hasFocusOn('Close')
    await this.person.press('Enter')
    await expect.poll(() => this.person.text('dialog'), { message: 'the dialog' }).toBeNull()
  }

  /** Pastes into a field of the page. */
  async paste(): Promise<string> {
    const { person } = this
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

  /** Goes on with Tab until this has the focus. */
  async tabTo(name: string): Promise<void> {
    for (let tabs = 0; tabs < 20 && (await this.#focused()) !== name; tabs += 1) {
      await this.person.press('Tab')
    }
    await this.hasFocusOn(name)
  }

  async hasFocusOn(name: string): Promise<void> {
    await expect.poll(() => this.#focused(), { message: 'what has the focus' }).toBe(name)
  }

  async isTold(sentence: string): Promise<void> {
    const told = () => this.person.text('[data-portal-desk-message]')
    await expect.poll(told, { message: 'what is said' }).toBe(sentence)
  }

  /** Waits for so many links in the table, and names their customers. */
  async seesLinks(count: number): Promise<string[]> {
    const names = () =>
      this.person.tab.evaluate(() =>
        [...document.querySelectorAll('[data-portal-desk] tbody th')].map(
          ({ textContent }) => textContent ?? '',
        ),
      )
    await expect.poll(names, { message: 'the links' }).toHaveLength(count)
    return names()
  }

  /** Sees that the link of a closed dialog can be found nowhere in the page. */
  async findsNoLink(): Promise<void> {
    const { tab } = this.person
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

  #focused(): Promise<string | null> {
    return this.person.tab.evaluate(() => {
      const element = document.activeElement
      return element?.getAttribute('aria-label') ?? element?.textContent ?? null
    })
  }
}

/** Opens the desk. */
export async function atDesk(
  { visit }: World,
  headers: Record<string, string> = {},
): Promise<Staff> {
  return new Staff(await visit('desk', { headers }))
}
