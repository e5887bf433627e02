import type { StoryContext } from 'storybook/internal/csf'
import { expect, waitFor } from 'storybook/test'
import { listing, manySessions, startDesk } from '../../.storybook/desk.ts'
import preview from '../../.storybook/preview.tsx'
import { StoriesPage } from '../../.storybook/pages.tsx'
import {
  portalSessionColumns,
  PortalSessionsTable,
  type PortalSessionColumn,
} from '../../src/desk/index.ts'
import { de } from '../../src/locales/desk/index.ts'

const meta = preview.meta({
  component: PortalSessionsTable,
  parameters: { docs: { page: StoriesPage } },
  args: { refetchInterval: false, locale: 'en' },
})

export const NoSessions = meta.story({
  beforeEach: (context) => void startDesk(context),
  play: async ({ canvas }) => void (await canvas.findByText('There are no links.')),
})

export const OneSession = meta.story({
  async beforeEach(context) {
    await startDesk(context).mint('acme-001')
  },
  async play({ canvas }) {
    await canvas.findByRole('rowheader', { name: 'Acme Corporation' })
    await expect(canvas.getByText('Active')).toBeVisible()
  },
})

/** A long list is shown in pages. */
const ofMany = (count: number) => ({
  args: { defaultFilters: { customer: '', includeExpired: true } },
  beforeEach(context: Pick<StoryContext, 'fetch' | 'desk'>) {
    const sessions = manySessions(count)
    startDesk(context, (client) => ({
      describeSessions: undefined,
      client: listing(client, sessions),
    }))
  },
  async play({ canvas }: Pick<StoryContext, 'canvas'>) {
    await canvas.findByRole('rowheader', { name: 'customer-0' }, { timeout: 10_000 })
    await expect(canvas.getByText(`Page 1 of ${Math.ceil(count / 25)}`)).toBeVisible()
  },
})

export const FiftySessions = meta.story(ofMany(50))

export const TenThousandSessions = meta.story(ofMany(10_000))

export const Loading = meta.story({
  beforeEach(context) {
    startDesk(context, () => ({
      timeout: 60_000,
      authorize: () => new Promise<never>(() => {}),
    }))
  },
  play: async ({ canvas }) => void (await canvas.findByText('Loading links…')),
})

export const Failed = meta.story({
  beforeEach(context) {
    startDesk(context).emulator.faults.always({ kind: 'status', status: 503 })
  },
  async play({ canvas }) {
    await expect(await canvas.findByRole('alert', {}, { timeout: 10_000 })).toHaveTextContent(
      "MarginFront isn't available right now.",
    )
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible()
  },
})

export const Forbidden = meta.story({
  beforeEach: (context) => void startDesk(context, () => ({ authorize: () => 'forbidden' })),
  async play({ canvas }) {
    await expect(await canvas.findByRole('alert')).toHaveTextContent(
      "You don't have access to portal links.",
    )
    await expect(canvas.queryByRole('button')).toBeNull()
  },
})

/** All that MarginFront documents of a session: its id, whether it was opened, and when it expires. */
export const WithoutCustomers = meta.story({
  args: { defaultFilters: { customer: '', includeExpired: true } },
  beforeEach(context) {
    const sessions = manySessions(3).map(({ id, isUsed, expiresAt }) => ({ id, isUsed, expiresAt }))
    startDesk(context, (client) => ({ client: listing(client, sessions) }))
  },
  async play({ canvas }) {
    await canvas.findByRole('button', { name: 'Revoke the link for session ps_0' })
    await expect(canvas.queryByRole('columnheader', { name: 'Customer' })).toBeNull()
  },
})

export const RightToLeft = meta.story({
  globals: { dir: 'rtl' },
  async beforeEach(context) {
    await startDesk(context).mint('acme-001')
  },
  play: async ({ canvas }) => void (await canvas.findByText('Acme Corporation')),
})

export const Dark = meta.story({
  globals: { colorScheme: 'dark' },
  async beforeEach(context) {
    await startDesk(context).mint('acme-001')
  },
  play: async ({ canvas }) => void (await canvas.findByText('Acme Corporation')),
})

export const German = meta.story({
  globals: { language: 'de' },
  args: { labels: de, locale: 'de' },
  async beforeEach(context) {
    await startDesk(context).mint('acme-001')
  },
  async play({ canvas }) {
    await canvas.findByRole('button', { name: 'Widerrufen: Link für Acme Corporation' })
    await expect(canvas.getByText(/^in \d+ Minuten$|^in 1 Stunde$/)).toBeVisible()
  },
})

const session: PortalSessionColumn = {
  id: 'session',
  header: 'Session',
  sortValue: ({ id }) => id,
  cell: ({ id }) => <code>{id}</code>,
}
const { customer, status, expires } = portalSessionColumns

export const OwnColumnsAndButtons = meta.story({
  args: {
    columns: [customer, status, session, expires],
    actions: () => <button type="button">Call the customer</button>,
  },
  async beforeEach(context) {
    await startDesk(context).mint('acme-001')
  },
  async play({ canvas, userEvent }) {
    await canvas.findByRole('button', { name: 'Call the customer' })
    const header = canvas.getByRole('columnheader', { name: 'Session' })
    await userEvent.click(canvas.getByRole('button', { name: 'Session' }))
    await waitFor(() => expect(header).toHaveAttribute('aria-sort', 'ascending'))
  },
})
