import { expect, fn, spyOn, waitFor } from 'storybook/test'
import { startBackend } from '../../.storybook/backend.ts'
import preview from '../../.storybook/preview.tsx'
import { StoriesPage } from '../../.storybook/pages.tsx'
import { BillingPortalButton } from '../../src/index.ts'
import { portalDefaults } from '../../src/react/settings/portalDefaults.ts'
import { expectPending, expectReady, sentenceOf } from '../expectations.ts'
import { aDay, neverAnswers } from '../neverAnswers.ts'

const name = 'Manage billing (opens in a new tab)'

const meta = preview.meta({
  component: BillingPortalButton,
  args: { endpoint: '/api/billing-portal', target: '_blank', onError: fn(), onRedirect: fn() },
  parameters: { docs: { page: StoriesPage } },
})

/** In its own frame on the docs page, since it changes what the whole page can do. */
const apart = { docs: { story: { inline: false, height: '8rem' } } }

/** Its name says that a new tab opens. Once the portal is there, the button is ready again. */
export const NewTab = meta.story({
  async play({ canvas, userEvent, emulator, visits }) {
    const button = canvas.getByRole('button', { name })
    await userEvent.click(button)
    await waitFor(() => expect(visits).toHaveLength(1))
    await expect(visits[0]?.target).toBe('_blank')
    await waitFor(() => expectReady(canvas, button, 'idle'))
    await expect(emulator.sessions.count).toBe(1)
  },
})

export const Waiting = meta.story({
  args: { timeout: aDay },
  beforeEach(context) {
    startBackend(context, neverAnswers)
  },
  async play({ canvas, userEvent }) {
    const button = canvas.getByRole('button', { name })
    await userEvent.click(button)
    await expectPending(canvas, button, 'requesting')
  },
})

/** The browser blocks the tab, so the portal opens in this one, and `onError` is called. */
export const PopupBlocked = meta.story({
  parameters: apart,
  beforeEach(context) {
    context.navigate = undefined
    const open = spyOn(window, 'open').mockReturnValue(null)
    const stay = (event: NavigateEvent) => {
      event.preventDefault()
      departure(event.destination.url)
    }
    navigation.addEventListener('navigate', stay)
    return () => {
      navigation.removeEventListener('navigate', stay)
      open.mockRestore()
    }
  },
  async play({ canvas, userEvent, emulator, args }) {
    const button = canvas.getByRole('button', { name })
    await userEvent.click(button)
    await waitFor(() => expect(departure).toHaveBeenCalledOnce())
    await expect(departure).toHaveBeenCalledWith(
      expect.stringMatching(/^https:\/\/portal\.marginfront\.com\/r\/./),
    )
    await expectPending(canvas, button, 'redirecting')
    await expect(args.onError).toHaveBeenCalledWith(
      expect.objectContaining({ code: 'popup_blocked' }),
    )
    await expect(emulator.sessions.count).toBe(1)
  },
})

const departure = fn<(url: string) => void>()

/** The person closes the waiting tab: nothing opens, and the button and `onError` say why. */
export const TabClosed = meta.story({
  parameters: apart,
  args: { timeout: aDay },
  beforeEach(context) {
    context.navigate = undefined
    startBackend(context, neverAnswers)
    // A frame is a window that a story can close.
    const frame = document.body.appendChild(document.createElement('iframe'))
    frame.hidden = true
    const open = spyOn(window, 'open').mockImplementation(() => frame.contentWindow)
    return () => {
      frame.remove()
      open.mockRestore()
    }
  },
  async play({ canvas, userEvent, emulator, args }) {
    const button = canvas.getByRole('button', { name })
    await userEvent.click(button)
    const frame = document.querySelector('iframe')
    await expect(frame?.contentDocument?.title).toBe(portalDefaults.labels.pending)
    await expectPending(canvas, button, 'requesting')

    frame?.remove()
    await waitFor(() => expectReady(canvas, button, 'idle'))
    await expect(canvas.getByRole('alert')).toHaveTextContent(sentenceOf('tab_closed'))
    await expect(args.onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'tab_closed' }))
    await expect(emulator.sessions.count).toBe(0)
  },
})
