import type { ComponentProps, ReactElement } from 'react'
import type { StoryContext } from 'storybook/internal/csf'
import { expect, waitFor } from 'storybook/test'
import { startBackend } from '../../.storybook/backend.ts'
import preview from '../../.storybook/preview.tsx'
import { StoriesPage } from '../../.storybook/pages.tsx'
import { BillingPortalButton } from '../../src/index.ts'
import { aDay, askedInVain, neverAnswers } from '../neverAnswers.ts'
import layouts from './layouts.css?inline'

type ButtonProps = ComponentProps<typeof BillingPortalButton>
type Layout = (args: ButtonProps) => ReactElement

const meta = preview.meta({
  component: BillingPortalButton,
  args: { endpoint: '/api/billing-portal' },
  parameters: { docs: { page: StoriesPage } },
  decorators: [
    (Story) => (
      <>
        <style>{layouts}</style>
        <Story />
      </>
    ),
  ],
})

/** A title and the button at either end. */
const header: Layout = (args) => (
  <header className="header" data-testid="layout">
    <h2>Acme Inc.</h2>
    <BillingPortalButton {...args} />
  </header>
)

/** The same header, with the button in its own box. */
const headerWithABox: Layout = (args) => (
  <header className="header" data-testid="layout">
    <h2>Acme Inc.</h2>
    <div>
      <BillingPortalButton {...args} />
    </div>
  </header>
)

/** Joined corners. */
const group: Layout = (args) => (
  <div className="group" role="group" aria-label="Account" data-testid="layout">
    <button type="button">Profile</button>
    <BillingPortalButton {...args} />
    <button type="button">Team</button>
  </div>
)

/** The button is the last visible one of its group, but not the last child. */
const endOfAGroup: Layout = (args) => (
  <div className="group" role="group" aria-label="Account" data-testid="layout">
    <button type="button">Profile</button>
    <BillingPortalButton {...args} />
  </div>
)

const narrowCard: Layout = (args) => (
  <section className="card" data-testid="layout">
    <h2>Pro plan</h2>
    <p>Renews on 1 March.</p>
    <BillingPortalButton {...args} />
    <p>Billed to billing@acme.example.</p>
  </section>
)

const column: Layout = (args) => (
  <section className="card column" data-testid="layout">
    <h2>Pro plan</h2>
    <BillingPortalButton {...args} />
    <p>Billed to billing@acme.example.</p>
  </section>
)

const gridRow: Layout = (args) => (
  <div className="grid" data-testid="layout">
    <strong>Pro</strong>
    <span>1 March</span>
    <BillingPortalButton {...args} />
    <strong>Extra seats</strong>
    <span>1 April</span>
    <button type="button">Change</button>
  </div>
)

const wrappingRow: Layout = (args) => (
  <div className="row" data-testid="layout">
    <span>Your plan renews on 1 March.</span>
    <BillingPortalButton {...args} />
  </div>
)

/** Where everything that a person can see of a layout stands, but the failure. */
function placesIn(layout: HTMLElement) {
  return [...layout.querySelectorAll('h2, p, strong, span:not([role], [hidden]), button')].map(
    (element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      const text = element.textContent
      return { text, x: Math.round(x), y: Math.round(y), width, height }
    },
  )
}

type Scene = Pick<StoryContext, 'canvas' | 'userEvent'>

/** The place of a layout, and the billing button in it. */
function findIn(canvas: Scene['canvas']) {
  const place = canvas.getByTestId('layout')
  const button = place.querySelector<HTMLElement>('[data-state]') ?? place
  return { place, button }
}

/** A failure below the button, and no neighbour that moved, but down where it makes room. */
function fails({ makesRoom = false } = {}) {
  return {
    beforeEach(context: Pick<StoryContext, 'fetch' | 'emulator'>) {
      startBackend(context, { rateLimit: () => ({ ok: false, retryAfter: 47 }) })
    },
    async play({ canvas, userEvent }: Scene) {
      const { place, button } = findIn(canvas)
      const before = placesIn(place)
      await userEvent.click(button)
      const alert = (await canvas.findByRole('alert')).getBoundingClientRect()

      await expect(alert.top).toBeGreaterThanOrEqual(button.getBoundingClientRect().bottom)
      await expect(alert.left).toBeGreaterThanOrEqual(0)
      await expect(alert.right).toBeLessThanOrEqual(document.documentElement.clientWidth)
      const seen = (places: typeof before) =>
        places.map(({ y, ...across }) => (makesRoom ? across : { y, ...across }))
      await expect(seen(placesIn(place))).toEqual(seen(before))
    },
  }
}

/** A spinner in the button, and nothing that moved. */
const waits = {
  args: { timeout: aDay },
  beforeEach(context: Pick<StoryContext, 'fetch' | 'emulator'>) {
    startBackend(context, neverAnswers)
  },
  async play({ canvas, userEvent }: Scene) {
    const { place, button } = findIn(canvas)
    const before = placesIn(place)
    await userEvent.click(button)
    await waitFor(() => expect(askedInVain).toHaveBeenCalled())
    await expect(button).toHaveAttribute('data-state', 'requesting')
    await expect(getComputedStyle(button, '::before').borderRadius).toBe('50%')
    await expect(placesIn(place)).toEqual(before)
  },
}

export const Header = meta.story({ render: header, ...waits })
export const HeaderError = meta.story({ render: header, ...fails() })
export const HeaderWithABox = meta.story({ render: headerWithABox, ...waits })
export const HeaderWithABoxError = meta.story({
  render: headerWithABox,
  ...fails({ makesRoom: true }),
})
export const Group = meta.story({ render: group, ...waits })
export const GroupError = meta.story({ render: group, ...fails() })
export const EndOfAGroup = meta.story({ render: endOfAGroup, ...waits })
export const EndOfAGroupError = meta.story({ render: endOfAGroup, ...fails() })
export const NarrowCard = meta.story({ render: narrowCard, ...waits })
export const NarrowCardError = meta.story({ render: narrowCard, ...fails({ makesRoom: true }) })
export const Column = meta.story({ render: column, ...waits })
export const ColumnError = meta.story({ render: column, ...fails({ makesRoom: true }) })
export const GridRow = meta.story({ render: gridRow, ...waits })
export const GridRowError = meta.story({ render: gridRow, ...fails({ makesRoom: true }) })
export const WrappingRow = meta.story({ render: wrappingRow, ...waits })
export const WrappingRowError = meta.story({ render: wrappingRow, ...fails({ makesRoom: true }) })
