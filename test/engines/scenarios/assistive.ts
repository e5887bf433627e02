import { expect } from 'vitest'
import { askForLink } from '../books.ts'
import { button } from '../Person.ts'
import type { ScenarioGroup } from '../Scenario.ts'

export const assistive: ScenarioGroup = {
  title: 'Keyboard and screen reader',
  scenarios: {
    async 'the focus stays on the button, from the click to the error'(world) {
      const { app } = world
      app.isSignedIn = false
      const answer = app.hold(askForLink)
      const person = await world.visit('button')
      const hasFocus = () =>
        person.tab.evaluate(() => document.activeElement?.hasAttribute('data-state'))
      await person.focus()
      await person.press('Enter')
      await person.seesState('requesting')
      expect(await person.attribute(button, 'aria-disabled')).toBe('true')
      // A browser moves the focus away from a disabled button as it draws the next frame.
      await person.tab.evaluate(nextFrame)
      expect(await hasFocus(), 'who has the focus').toBe(true)
      answer.letGo()
      await person.seesState('error')
      expect(await hasFocus(), 'who has the focus').toBe(true)
    },

    async 'the status line is there before the click, and tells what happens'(world) {
      const answer = world.app.hold(askForLink)
      const person = await world.visit('button')
      await person.tab.evaluate(() => {
        const line = document.querySelector('[role=status]')
        line?.setAttribute('data-seen', '')
      })
      expect(await person.text('[role=status]')).toBe('')
      await person.click()
      await expect
        .poll(() => person.text('[role=status][data-seen]'), {
          message: 'what the status line says',
        })
        .toBe('Opening billing…')
      answer.letGo()
      await person.seesPortal()
    },
  },
}

// Two, as the first may be one that was begun already.
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  })
}
