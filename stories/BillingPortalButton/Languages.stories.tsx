import type { StoryContext } from 'storybook/internal/csf'
import { expect } from 'storybook/test'
import { startBackend } from '../../.storybook/backend.ts'
import preview from '../../.storybook/preview.tsx'
import { StoriesPage } from '../../.storybook/pages.tsx'
import { BillingPortalButton } from '../../src/index.ts'
import { ar, de, he, ja, type LabelPack } from '../../src/locales/index.ts'
import { waitOf } from '../expectations.ts'

const meta = preview.meta({
  component: BillingPortalButton,
  args: { endpoint: '/api/billing-portal', target: '_blank' },
  parameters: { docs: { page: StoriesPage } },
  render: (args, { parameters }) => (
    <div lang={parameters['lang']}>
      <BillingPortalButton {...args} />
    </div>
  ),
  beforeEach(context) {
    startBackend(context, { rateLimit: () => ({ ok: false, retryAfter: 30 }) })
  },
})

/** As a host writes it, for whom a pack is one word. */
const shown = (lang: string) => ({
  lang,
  docs: {
    source: {
      code: [
        "import { BillingPortalButton } from '@marginfront/react'",
        `import { ${lang} } from '@marginfront/react/locales'`,
        '',
        `<BillingPortalButton endpoint="/api/billing-portal" target="_blank" labels={${lang}} />`,
      ].join('\n'),
    },
  },
})

/** Clicks, and expects the name and the whole failure in one language. */
function speaks(pack: LabelPack) {
  const { open, newTab } = pack
  return async ({ canvas, userEvent }: Pick<StoryContext, 'canvas' | 'userEvent'>) => {
    await userEvent.click(canvas.getByRole('button', { name: `${open} ${newTab}` }))
    const alert = await canvas.findByRole('alert')
    await expect(alert.textContent?.trim()).toBe(waitOf(30, pack))
  }
}

export const German = meta.story({
  args: { labels: de },
  parameters: shown('de'),
  play: speaks(de),
})

export const Japanese = meta.story({
  args: { labels: ja },
  parameters: shown('ja'),
  play: speaks(ja),
})

/** Right to left: the icons of the new tab and of the failure are on the other side. */
export const Arabic = meta.story({
  args: { labels: ar },
  globals: { dir: 'rtl' },
  parameters: shown('ar'),
  play: speaks(ar),
})

export const Hebrew = meta.story({
  args: { labels: he },
  globals: { dir: 'rtl' },
  parameters: shown('he'),
  play: speaks(he),
})
