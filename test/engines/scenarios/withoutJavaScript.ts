import { expect } from 'vitest'
import { errorTable } from '../../../src/contract/errorTable.ts'
import { nothing, oneVisit } from '../books.ts'
import type { ScenarioGroup } from '../Scenario.ts'

export const withoutJavaScript: ScenarioGroup = {
  title: 'Without JavaScript',
  javaScript: false,
  scenarios: {
    async 'the form reaches the portal'(world) {
      const person = await world.visit('button')
      await person.click()
      await person.seesPortal()
      expect(world.app.books()).toEqual(oneVisit)
    },

    async 'the form reaches the portal in a new tab'(world) {
      const person = await world.visit('button', { options: { target: '_blank' } })
      await person.click()
      await (await world.newTab()).seesPortal()
      expect(await person.tab.url()).toContain('/page-')
      expect(world.app.books()).toEqual(oneVisit)
    },

    async 'a failure is a page with a way back that works'(world) {
      const { app } = world
      app.isSignedIn = false
      const person = await world.visit('button')
      const url = await person.tab.url()
      await person.click()
      await expect.poll(() => person.text('body')).toContain(errorTable.unauthenticated.sentence)
      await person.click('a')
      await expect.poll(() => person.tab.url()).toBe(url)
      expect(app.books()).toEqual({ ...nothing, asked: 1 })
    },

    async 'errorRedirect brings the code to the page'(world) {
      const { app } = world
      const person = await world.visit('button')
      const { pathname } = new URL(await person.tab.url())
      app.configure({ errorRedirect: pathname })
      app.isSignedIn = false
      await person.click()
      await expect
        .poll(() => person.tab.url())
        .toBe(`${app.origin}${pathname}?portal_error=unauthenticated`)
    },

    async 'form-action that names the portal: the form reaches it'(world) {
      const { app } = world
      const policy = `default-src 'self'; form-action 'self' ${app.portalOrigin}`
      const headers = { 'content-security-policy': policy }
      const person = await world.visit('button', { headers })
      await person.click()
      await person.seesPortal()
      expect(app.books()).toEqual(oneVisit)
    },

    async 'form-action without the portal: as documented'(world) {
      const { app, engine } = world
      const headers = { 'content-security-policy': "default-src 'self'; form-action 'self'" }
      const person = await world.visit('button', { headers })
      await person.click()
      await expect.poll(() => app.books().minted).toBe(1)
      // Firefox minds the form's own address alone; the others also where it is redirected to.
      if (engine === 'Firefox') return person.seesPortal()
      await person.settle()
      expect(await person.tab.url()).toContain('/page-')
      expect(app.books().opened).toBe(0)
    },
  },
}

export const beforeHydration: ScenarioGroup = {
  title: 'Before the script has come',
  scenarios: {
    async 'the form reaches the portal'({ app, person }) {
      app.hold(/client\.js/)
      await person.tab.goto(app.page('button'))
      await person.click()
      await person.seesPortal()
      expect(app.books()).toEqual(oneVisit)
    },

    async 'errorRedirect: the button shows the error as it mounts'({ app, person }) {
      const script = app.hold(/client\.js/)
      const url = app.page('button')
      app.configure({ errorRedirect: new URL(url).pathname })
      app.isSignedIn = false
      await person.tab.goto(url)
      await person.click()
      await expect.poll(() => person.tab.url()).toContain('portal_error=unauthenticated')
      script.letGo()
      await expect.poll(() => person.text('[role=alert]')).toBe(errorTable.unauthenticated.sentence)
      await person.seesState('error')
      await expect.poll(() => person.tab.url(), { message: 'the address' }).toBe(url)
    },
  },
}
