import type { StoryContext } from 'storybook/internal/csf'
import { expect, waitFor } from 'storybook/test'
import { PortalError, type PortalErrorCode } from '../src/index.ts'
import { portalDefaults } from '../src/react/settings/portalDefaults.ts'
import { askedInVain } from './neverAnswers.ts'

type Scene = Pick<StoryContext, 'canvas' | 'userEvent' | 'emulator' | 'visits'>

/** What a person reads when this failure is shown. */
export const sentenceOf = (code: PortalErrorCode): string => new PortalError(code).message

/** What a person reads of a wait. */
export const waitOf = (seconds: number, { retryAfter } = portalDefaults.labels): string =>
  retryAfter.replace('{seconds}', String(seconds))

/** Clicks, and expects this failure to be seen, heard and left behind, and nothing to be opened. */
export function showsError(code: PortalErrorCode, { minted = 0 } = {}) {
  return async ({ canvas, userEvent, emulator, visits }: Scene) => {
    const button = canvas.getByRole('button', { name: 'Manage billing' })
    await userEvent.click(button)

    const alert = await canvas.findByRole('alert')
    await expect(alert.textContent?.trim()).toBe(sentenceOf(code))
    await expectReady(canvas, button, 'error')
    await expect(visits).toHaveLength(0)
    await expect(emulator.sessions.count).toBe(minted)
  }
}

/** Expects a button that can be pressed, still has the focus, and has nothing to announce. */
export async function expectReady(
  canvas: Scene['canvas'],
  button: HTMLElement,
  state: 'idle' | 'error',
) {
  await expect(button).toHaveAttribute('data-state', state)
  await expect(button).not.toHaveAttribute('aria-disabled', 'true')
  await expect(button).toHaveFocus()
  await expect(canvas.getByRole('status')).toBeEmptyDOMElement()
}

/** Expects a button that waits: it keeps its name and the focus, and says that it is busy. */
export async function expectPending(
  canvas: Scene['canvas'],
  button: HTMLElement,
  state: 'requesting' | 'redirecting',
) {
  await expect(canvas.getByRole('status')).toHaveTextContent(portalDefaults.labels.pending)
  await expect(button).toHaveAttribute('data-state', state)
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await expect(button).toHaveFocus()
  await expect(button).toBeEnabled()
  // A request that is still on its way when the story ends would be answered by the next one.
  if (state === 'requesting') await waitFor(() => expect(askedInVain).toHaveBeenCalled())
}
