import type { StoryContext } from 'storybook/internal/csf'
import { expect, spyOn, waitFor, within } from 'storybook/test'
import { listing, startDesk } from '../../.storybook/desk.ts'
import preview from '../../.storybook/preview.tsx'
import { StoriesPage } from '../../.storybook/pages.tsx'
import { PortalSessionsTable } from '../../src/desk/index.ts'

const meta = preview.meta({
  component: PortalSessionsTable,
  parameters: { docs: { page: StoriesPage } },
  args: {
    refetchInterval: false,
    locale: 'en',
    defaultSorting: [{ id: 'customer', desc: false }],
  },
  async beforeEach(context) {
    const desk = startDesk(context)
    await desk.mint('acme-001')
    await desk.mint('globex-001')
  },
})

type Scene = Pick<StoryContext, 'canvas' | 'userEvent'>

/** What is in the dialog that is open. */
const inDialog = async ({ canvas }: Scene) => within(await canvas.findByRole('dialog'))

async function create(scene: Scene) {
  const { canvas, userEvent } = scene
  await userEvent.click(await canvas.findByRole('button', { name: 'Create a link' }))
  const dialog = await inDialog(scene)
  await userEvent.type(dialog.getByRole('textbox', { name: 'Customer ID' }), 'acme-001{Enter}')
  const field = await dialog.findByRole<HTMLInputElement>('textbox', { name: 'Link' })
  await waitFor(() => expect(field.value).toMatch(/^https:\/\/portal\.marginfront\.com\/r\//))
  return { dialog, field }
}

async function revoke(scene: Scene, customer: string) {
  const { canvas, userEvent } = scene
  const name = `Revoke the link for ${customer}`
  await userEvent.click(await canvas.findByRole('button', { name }))
  const dialog = await inDialog(scene)
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toHaveFocus()
  await userEvent.click(dialog.getByRole('button', { name: 'Revoke' }))
}

/** A link is shown once, and only its button closes the dialog. */
export const Create = meta.story({
  async play(scene) {
    const { canvas, canvasElement, userEvent } = scene
    const { dialog, field } = await create(scene)
    const url = field.value
    await userEvent.keyboard('{Escape}')
    await expect(dialog.getByRole('heading', { name: 'Link for acme-001' })).toBeVisible()
    await userEvent.click(dialog.getByRole('button', { name: 'Close' }))
    await expect(canvas.queryByRole('dialog')).toBeNull()
    await expect(canvasElement.ownerDocument.documentElement.outerHTML).not.toContain(url)
    await expect(canvas.getByRole('button', { name: 'Create a link' })).toHaveFocus()
  },
})

export const Copy = meta.story({
  async play(scene) {
    const { dialog, field } = await create(scene)
    const copied = spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    await scene.userEvent.click(dialog.getByRole('button', { name: 'Copy' }))
    await dialog.findByText('Copied.')
    await expect(copied).toHaveBeenCalledWith(field.value)
  },
})

/** The row goes at once, and the focus moves to the next one. */
export const Revoke = meta.story({
  async play(scene) {
    const { canvas, desk } = scene
    await revoke(scene, 'Acme Corporation')
    await canvas.findByText('The link for Acme Corporation was revoked.')
    await expect(canvas.queryByRole('rowheader', { name: 'Acme Corporation' })).toBeNull()
    await expect(
      canvas.getByRole('button', { name: 'Revoke the link for Globex GmbH' }),
    ).toHaveFocus()
    await expect(desk.emulator.sessions.live).toHaveLength(1)
  },
})

/** If the revoke fails, the row comes back, and a message says why. */
export const Rollback = meta.story({
  async beforeEach(context) {
    const desk = startDesk(context, () => ({
      audit: () => Promise.reject(new Error('The audit log is full')),
    }))
    await desk.mint('acme-001')
  },
  async play(scene) {
    const { canvas, desk } = scene
    await revoke(scene, 'Acme Corporation')
    await canvas.findByText(/^The link for Acme Corporation was not revoked\./)
    await canvas.findByRole('rowheader', { name: 'Acme Corporation' })
    await expect(desk.emulator.sessions.live).toHaveLength(1)
  },
})

/** Somebody else revoked it first. */
export const AlreadyGone = meta.story({
  async play(scene) {
    const { canvas, desk } = scene
    await canvas.findByRole('rowheader', { name: 'Acme Corporation' })
    await desk.revoke(desk.emulator.sessions.all[0]?.id ?? '')
    await revoke(scene, 'Acme Corporation')
    await canvas.findByText('The link for Acme Corporation was already gone.')
    await expect(canvas.queryByRole('rowheader', { name: 'Acme Corporation' })).toBeNull()
  },
})

/** The link expires while the page is open. */
export const ExpiresWhileWatching = meta.story({
  async beforeEach(context) {
    const expiresAt = new Date(Date.now() + 3_000).toISOString()
    const soon = { id: 'ps_soon', isUsed: false, expiresAt, customerExternalId: 'acme-001' }
    startDesk(context, (client) => ({ client: listing(client, [soon]) }))
  },
  async play({ canvas }) {
    await canvas.findByRole('rowheader', { name: 'acme-001' })
    await canvas.findByText(
      'Expired',
      { selector: '[data-portal-desk-status]' },
      { timeout: 10_000 },
    )
  },
})

/** One after another. At the end, a message says which ones failed. */
export const RevokeAllWithOneFailure = meta.story({
  async beforeEach(context) {
    const desk = startDesk(context, () => ({
      audit: (entry) => {
        const [failing] = desk.emulator.sessions.all
        if (entry.action === 'revoke' && entry.sessionId === failing?.id) throw new Error('Full')
      },
    }))
    for (const customer of ['acme-001', 'globex-001', 'globex-001']) await desk.mint(customer)
  },
  async play(scene) {
    const { canvas, userEvent } = scene
    await canvas.findByRole('rowheader', { name: 'Acme Corporation' })
    await userEvent.click(canvas.getByRole('button', { name: 'Revoke all shown' }))
    const dialog = await inDialog(scene)
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toHaveFocus()
    await userEvent.click(dialog.getByRole('button', { name: 'Revoke all shown' }))
    await dialog.findByText('Links revoked: 2 of 3.')
    await dialog.findByText(/^The link for Acme Corporation was not revoked\./)
    await userEvent.click(dialog.getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(canvas.getAllByRole('rowheader')).toHaveLength(1))
  },
})
