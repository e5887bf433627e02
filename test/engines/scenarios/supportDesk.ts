import { expect } from 'vitest'
import { deskPath } from '../app/supportDesk.ts'
import { nothing } from '../books.ts'
import { colleague } from '../desk/colleague.ts'
import { atDesk } from '../desk/Staff.ts'
import { everythingIn } from '../everythingIn.ts'
import type { ScenarioGroup } from '../Scenario.ts'
import { brokeNothing } from './strict.ts'

const revokeAcme = '[aria-label="Revoke the link for Acme Corporation"]'
const confirm = 'dialog [data-portal-desk-danger]'

export const supportDesk: ScenarioGroup = {
  title: 'The support desk',
  scenarios: {
    async 'a new link is shown once, copied, and then nowhere in the page'(world) {
      const staff = await atDesk(world)
      const shown = await staff.makeLink()
      // It is in the field alone: in no state, cache, attribute or log.
      const others = await staff.person.tab.evaluate(everythingIn)
      expect(others, 'what the page holds beside the field').not.toMatch(/mgl_|\/r\//)
      await staff.pressCopy('Copied.')
      await staff.person.press('Tab')
      await staff.pressClose()
      await staff.seesLinks(1)
      await staff.findsNoLink()
      expect(await staff.paste(), 'what was copied').toBe(shown)
      expect(world.app.books()).toEqual({ ...nothing, minted: 1, live: 1 })
    },

    async 'where the clipboard is refused, the link is selected to copy'(world) {
      const staff = await atDesk(world)
      const { person } = staff
      // As in a page without https.
      await person.tab.evaluate(() => void Object.defineProperty(navigator, 'clipboard', {}))
      const shown = await staff.makeLink()
      await staff.pressCopy(
        'Your browser refused to copy. The link is selected: copy it by keyboard.',
      )
      await person.tab.shortcut('c')
      await person.press('Tab')
      await staff.hasFocusOn('Copy')
      await person.press('Tab')
      await staff.pressClose()
      await staff.seesLinks(1)
      await staff.findsNoLink()
      expect(await staff.paste(), 'what was copied').toBe(shown)
    },

    async 'an unopened link is revoked by keyboard alone'(world) {
      const { app } = world
      const links = new Map([
        ['Acme Corporation', await colleague.makesLink(app, 'acme-001')],
        ['Globex GmbH', await colleague.makesLink(app, 'globex-001')],
      ])
      const staff = await atDesk(world)
      const { person } = staff
      const [first = '', second] = await staff.seesLinks(2)
      await staff.tabTo(`Revoke the link for ${first}`)
      await person.press('Enter')
      await staff.hasFocusOn('Cancel')
      expect(app.books()).toEqual({ ...nothing, minted: 2, live: 2 })
      await person.press('Tab')
      await staff.hasFocusOn('Revoke')
      await person.press('Enter')
      expect(await staff.seesLinks(1)).toEqual([second])
      await staff.hasFocusOn(`Revoke the link for ${second}`)
      await staff.isTold(`The link for ${first} was revoked.`)
      expect(app.books()).toEqual({ ...nothing, minted: 2, revoked: 1, live: 1 })

      await person.goTo(links.get(first)?.url ?? '')
      await expect.poll(() => app.books().refused, { message: 'visits refused' }).toBe(1)
      expect(app.books().opened).toBe(0)
    },

    async 'a link that somebody else revoked first was already gone'(world) {
      const { app } = world
      const { id } = await colleague.makesLink(app, 'acme-001')
      const staff = await atDesk(world)
      await staff.person.click(revokeAcme)
      await staff.hasFocusOn('Cancel')
      await colleague.revokes(app, id)
      await staff.person.click(confirm)
      await staff.isTold('The link for Acme Corporation was already gone.')
      await staff.seesLinks(0)
      expect(await staff.person.text('tbody')).toBe('There are no links.')
      // Twice, as both have asked.
      const asked = app.requests.filter((name) => name === `DELETE ${deskPath}/${id}`)
      expect(asked).toHaveLength(2)
      expect(app.books()).toEqual({ ...nothing, minted: 1, revoked: 1 })
    },

    async 'Trusted Types required, and nothing but script and requests'(world) {
      const { app } = world
      await colleague.makesLink(app, 'acme-001')
      const staff = await atDesk(world, {
        'content-security-policy':
          "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; " +
          "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
      })
      await staff.person.click(revokeAcme)
      await staff.hasFocusOn('Cancel')
      await staff.person.click(confirm)
      await staff.isTold('The link for Acme Corporation was revoked.')
      await staff.seesLinks(0)
      expect(app.books()).toEqual({ ...nothing, minted: 1, revoked: 1 })
      await brokeNothing(staff.person)
    },
  },
}
