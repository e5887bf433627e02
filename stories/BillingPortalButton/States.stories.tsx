import { expect, fireEvent, fn, waitFor } from 'storybook/test'
import { startBackend } from '../../.storybook/backend.ts'
import preview from '../../.storybook/preview.tsx'
import { StoriesPage } from '../../.storybook/pages.tsx'
import { BillingPortalButton } from '../../src/index.ts'
import { expectPending, expectReady } from '../expectations.ts'
import { aDay, neverAnswers } from '../neverAnswers.ts'

const meta = preview.meta({
  component: BillingPortalButton,
  args: { endpoint: '/api/billing-portal', onError: fn(), onRedirect: fn(), onReturn: fn() },
  parameters: { docs: { page: StoriesPage } },
})

/** Rendering, hovering and focusing request nothing. Only a click does. */
export const Idle = meta.story({
  async play({ canvas, userEvent, emulator }) {
    const button = canvas.getByRole('button', { name: 'Manage billing' })
    await userEvent.hover(button)
    button.focus()
    await expectReady(canvas, button, 'idle')
    button.blur()
    await userEvent.unhover(button)
    await expect(emulator.events).toHaveLength(0)
  },
})

/** Reached and pressed with the keyboard alone. */
export const Focused = meta.story({
  async play({ canvas, userEvent }) {
    await userEvent.tab()
    await expectReady(canvas, canvas.getByRole('button'), 'idle')
  },
})

/** Nothing around it moves, and its name stays the same. */
export const Requesting = meta.story({
  args: { timeout: aDay },
  beforeEach(context) {
    startBackend(context, neverAnswers)
  },
  async play({ canvas, userEvent, emulator }) {
    const button = canvas.getByRole('button', { name: 'Manage billing' })
    const { width, height } = button.getBoundingClientRect()
    await userEvent.click(button)
    await expectPending(canvas, button, 'requesting')
    await expect(button.getBoundingClientRect().width).toBeCloseTo(width)
    await expect(button.getBoundingClientRect().height).toBe(height)
    await expect(canvas.getByRole('button', { name: 'Manage billing' })).toBe(button)
    await expect(emulator.sessions.count).toBe(0)
  },
})

/** However often it is pressed, one link is minted, and only the browser gets it. */
export const Redirecting = meta.story({
  async play({ canvas, canvasElement, userEvent, emulator, visits, args }) {
    const button = canvas.getByRole('button', { name: 'Manage billing' })
    await userEvent.dblClick(button)
    await userEvent.keyboard('{Enter>5/}')
    await waitFor(() => expect(visits).toHaveLength(1))
    await userEvent.keyboard('{Enter>5/}')

    await expectPending(canvas, button, 'redirecting')
    await expect(visits).toHaveLength(1)
    await expect(emulator.sessions.count).toBe(1)
    await expect(args.onRedirect).toHaveBeenCalledOnce()
    await expect(visits[0]?.url).toMatch(/^https:\/\/portal\.marginfront\.com\/r\/./)
    await expect(canvasElement.innerHTML).not.toContain('portal.marginfront.com')
  },
})

/** The Back button restores the page as it was, and the button is ready for a fresh link. */
export const BackFromThePortal = meta.story({
  async play({ canvas, userEvent, emulator, visits, args }) {
    const button = canvas.getByRole('button', { name: 'Manage billing' })
    await userEvent.click(button)
    await waitFor(() => expect(visits).toHaveLength(1))

    fireEvent(window, new PageTransitionEvent('pageshow', { persisted: true }))
    await waitFor(() => expectReady(canvas, button, 'idle'))
    await expect(args.onReturn).toHaveBeenCalledOnce()

    await userEvent.click(button)
    await waitFor(() => expect(visits).toHaveLength(2))
    await expect(emulator.sessions.count).toBe(2)
    await expect(visits[1]?.url).not.toBe(visits[0]?.url)
  },
})

/** A failure is shown below the button, and the next click starts over. */
export const AgainAfterAFailure = meta.story({
  beforeEach({ emulator }) {
    emulator.faults.always({ kind: 'status', status: 503 })
  },
  async play({ canvas, userEvent, emulator, visits }) {
    const button = canvas.getByRole('button', { name: 'Manage billing' })
    await userEvent.click(button)
    await canvas.findByRole('alert')

    emulator.faults.clear()
    await userEvent.click(button)
    await waitFor(() => expect(visits).toHaveLength(1))
    await expectPending(canvas, button, 'redirecting')
    await expect(canvas.queryByRole('alert')).toBeNull()
  },
})

/** Inside another form, it submits nothing. */
export const InAnotherForm = meta.story({
  args: { progressive: false },
  render: (args) => (
    <form action="/profile" onSubmit={submitProfile} aria-label="Profile">
      <BillingPortalButton {...args} />
    </form>
  ),
  async play({ canvas, canvasElement, userEvent, visits }) {
    await expect(canvasElement.querySelectorAll('form')).toHaveLength(1)
    await userEvent.click(canvas.getByRole('button', { name: 'Manage billing' }))
    await waitFor(() => expect(visits).toHaveLength(1))
    await expect(submitProfile).not.toHaveBeenCalled()
  },
})

const submitProfile = fn((event: { preventDefault(): void }) => event.preventDefault())
