import { expect, fn } from 'storybook/test'
import { startDesk } from '../../.storybook/desk.ts'
import { propsPage } from '../../.storybook/pages.tsx'
import preview from '../../.storybook/preview.tsx'
import { PortalSessionsTable } from '../../src/desk/index.ts'

const meta = preview.meta({
  component: PortalSessionsTable,
  parameters: { docs: { page: propsPage('PortalSessionsTable') } },
  args: {
    endpoint: '/api/portal-sessions',
    locale: 'en',
    delivery: 'both',
    refetchInterval: 15_000,
    timeout: 15_000,
    defaultFilters: { includeExpired: true },
    onSortingChange: fn(),
    onFiltersChange: fn(),
    onPaginationChange: fn(),
  },
  argTypes: {
    refetchInterval: { control: 'number' },
    onSortingChange: { description: 'Called with the new sorting.' },
    onFiltersChange: { description: 'Called with the new filters.' },
    onPaginationChange: { description: 'Called with the new page.' },
  },
})

/**
 * Three live links, one of which was opened. Create a link, revoke one, sort and filter: a real desk
 * route answers, right in this page.
 */
export const Default = meta.story({
  async beforeEach(context) {
    const { mint, open } = startDesk(context)
    await mint('acme-001')
    await open('globex-001')
    await mint('globex-001')
  },
  async play({ canvas }) {
    await canvas.findByRole('rowheader', { name: 'Acme Corporation' })
    await expect(canvas.getAllByRole('rowheader')).toHaveLength(3)
  },
})
