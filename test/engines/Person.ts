import { expect } from 'vitest'
import type { Key, Point, Tab } from './drivers/Driver.ts'

/** The portal's button on every page. */
export const button = '[data-state]'

/** A person in one tab: what they do to the page or to the app in its frame, and what they see. */
export class Person {
  readonly tab: Tab

  constructor(tab: Tab) {
    this.tab = tab
  }

  /** Goes to a page and waits until it is there. */
  async goTo(url: string): Promise<void> {
    await this.tab.goto(url)
    await expect.poll(() => this.tab.url(), { message: 'where the person is' }).toBe(url)
  }

  /** Goes to a page and waits until React has taken it over. */
  async visit(url: string): Promise<void> {
    await this.goTo(url)
    await this.untilReady()
  }

  /** Loads the page once more. Its address alone would not tell the new one from the old. */
  async reload(): Promise<void> {
    const shown = async () => (await this.told()).filter((line) => line === 'shown anew').length
    const before = await shown()
    await this.tab.goto(await this.tab.url())
    await expect.poll(shown, { message: 'how often the page was loaded' }).toBe(before + 1)
    await this.untilReady()
  }

  async untilReady(): Promise<void> {
    await expect.poll(() => this.attribute('html', 'data-ready')).toBe('')
  }

  async hover(selector: string): Promise<void> {
    await this.tab.mouseMove(await this.centerOf(selector))
  }

  async click(selector = button, times = 1): Promise<void> {
    await this.hover(selector)
    for (let clicks = 0; clicks < times; clicks += 1) {
      await this.tab.mouseDown()
      await this.tab.mouseUp()
    }
  }

  async press(key: Key): Promise<void> {
    await this.tab.keyDown(key)
    await this.tab.keyUp(key)
  }

  /** Puts the focus on an element, as a script would. */
  async focus(selector = button): Promise<void> {
    await this.tab.evaluate(
      (wanted) => document.querySelector<HTMLElement>(wanted)?.focus(),
      selector,
    )
  }

  /** Waits until an element is there, and gives its middle. */
  async centerOf(selector: string): Promise<Point> {
    const find = () => this.tab.evaluate(centerIn, selector)
    const message = `the place of ${selector}`
    await expect.poll(find, { message }).not.toBeNull()
    return (await find()) ?? { x: 0, y: 0 }
  }

  /** The text of an element, or null where there is none. */
  text(selector: string): Promise<string | null> {
    return this.tab.evaluate((wanted) => {
      const page = document.querySelector('iframe')?.contentDocument ?? document
      return page.querySelector<HTMLElement>(wanted)?.innerText.trim() ?? null
    }, selector)
  }

  attribute(selector: string, name: string): Promise<string | null> {
    return this.tab.evaluate(
      (wanted, attribute) => {
        const page = document.querySelector('iframe')?.contentDocument ?? document
        return page.querySelector(wanted)?.getAttribute(attribute) ?? null
      },
      selector,
      name,
    )
  }

  /** What the page told of itself, one line each. */
  async told(): Promise<string[]> {
    const lines = await this.tab.evaluate(() => sessionStorage.getItem('told') ?? '')
    return lines.split('\n').slice(0, -1)
  }

  async seesState(state: 'idle' | 'requesting' | 'redirecting' | 'error'): Promise<void> {
    const message = 'the state of the button'
    await expect.poll(() => this.attribute(button, 'data-state'), { message }).toBe(state)
  }

  async hears(line: string): Promise<void> {
    await expect.poll(() => this.told(), { message: 'what the host hears' }).toContain(line)
  }

  /** Waits until the person sees their billing in the portal. */
  async seesPortal(timeout = 10_000): Promise<void> {
    const message = 'what the person sees'
    await expect.poll(() => this.text('body'), { message, timeout }).toContain('Acme Corporation')
  }

  /** Waits until another page of the app's is there: its address alone comes before it. */
  async seesElsewhere(): Promise<void> {
    const title = () => this.tab.evaluate(() => document.title)
    await expect.poll(title, { message: 'the page' }).toBe('Elsewhere')
  }

  /** Goes one step back, and waits for the app's page. */
  async goBack(): Promise<void> {
    // WebKit goes nowhere from a page that still loads.
    const loading = () => this.tab.evaluate(() => document.readyState)
    await expect.poll(loading, { message: 'the loading' }).toBe('complete')
    // Later than the answer to this, which would be lost with the page.
    await this.tab.evaluate(() => void setTimeout(() => history.back()))
    await expect.poll(() => this.tab.url(), { message: 'where Back leads' }).toContain('/page-')
    await this.untilReady()
  }

  /** Waits until the app has answered a request that the page sends now, after all others. */
  async settle(): Promise<void> {
    await this.tab.evaluate(() => fetch('/settled').then(({ status }) => status))
  }
}

/** Runs in the page. */
function centerIn(selector: string): Point | null {
  const frame = document.querySelector('iframe')
  const page = frame?.contentDocument ?? document
  const box = page.querySelector(selector)?.getBoundingClientRect()
  if (!box) return null
  const { x, y } = frame?.getBoundingClientRect() ?? { x: 0, y: 0 }
  return { x: x + box.x + box.width / 2, y: y + box.y + box.height / 2 }
}
