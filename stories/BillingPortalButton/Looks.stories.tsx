import type { CSSProperties } from 'react'
import { expect, waitFor } from 'storybook/test'
import { startBackend } from '../../.storybook/backend.ts'
import preview from '../../.storybook/preview.tsx'
import { StoriesPage } from '../../.storybook/pages.tsx'
import { BillingPortalButton } from '../../src/index.ts'
import { expectPending } from '../expectations.ts'
import { aDay, neverAnswers } from '../neverAnswers.ts'

const meta = preview.meta({
  component: BillingPortalButton,
  args: { endpoint: '/api/billing-portal' },
  parameters: { docs: { page: StoriesPage } },
})

const backgroundOf = (element: Element) => getComputedStyle(element).backgroundColor

async function expectDarkOn(ground: Element | null, button: HTMLElement) {
  const { backgroundColor, colorScheme } = getComputedStyle(ground ?? button)
  await expect(colorScheme).toBe('dark')
  await expect(getComputedStyle(button).color).toBe(backgroundColor)
}

/** In a frame of its own among others, where theirs is not. */
const unstyled = { styled: false, docs: { story: { inline: false, height: '8rem' } } }

/** Without styles.css it is the browser's own button, and everything else is the same. */
export const Unstyled = meta.story({
  parameters: unstyled,
  async play({ canvas, canvasElement, userEvent, visits }) {
    const button = canvas.getByRole('button', { name: 'Manage billing' })
    const plain = canvasElement.appendChild(document.createElement('button'))
    await expect(backgroundOf(button)).toBe(backgroundOf(plain))
    plain.remove()

    await userEvent.click(button)
    await waitFor(() => expect(visits).toHaveLength(1))
    await expectPending(canvas, button, 'redirecting')
  },
})

/** A failure without styles.css. */
export const UnstyledError = meta.story({
  parameters: unstyled,
  beforeEach(context) {
    startBackend(context, { resolveCustomer: () => 'forbidden' })
  },
  async play({ canvas, userEvent }) {
    await userEvent.click(canvas.getByRole('button'))
    await canvas.findByRole('alert')
  },
})

export const Dark = meta.story({
  globals: { colorScheme: 'dark' },
  async play({ canvas }) {
    await expectDarkOn(document.body, canvas.getByRole('button'))
  },
})

export const DarkFocused = meta.story({
  globals: { colorScheme: 'dark' },
  async play({ canvas, userEvent }) {
    await userEvent.tab()
    await expect(canvas.getByRole('button')).toHaveFocus()
  },
})

export const DarkPending = meta.story({
  globals: { colorScheme: 'dark' },
  args: { timeout: aDay },
  beforeEach(context) {
    startBackend(context, neverAnswers)
  },
  async play({ canvas, userEvent }) {
    const button = canvas.getByRole('button')
    await userEvent.click(button)
    await expectPending(canvas, button, 'requesting')
  },
})

export const DarkError = meta.story({
  globals: { colorScheme: 'dark' },
  beforeEach(context) {
    startBackend(context, { resolveCustomer: () => 'no_customer' })
  },
  async play({ canvas, userEvent }) {
    await userEvent.click(canvas.getByRole('button'))
    await canvas.findByRole('alert')
  },
})

/** It follows the `color-scheme` of the part of the page it is in. */
export const DarkPartOfALightPage = meta.story({
  render: (args) => (
    <div style={{ ...page, colorScheme: 'dark' }}>
      <BillingPortalButton {...args} />
    </div>
  ),
  async play({ canvas }) {
    const button = canvas.getByRole('button')
    await expectDarkOn(button.parentElement, button)
    await expect(backgroundOf(document.body)).toBe('rgb(255, 255, 255)')
  },
})

const page: CSSProperties = { background: 'Canvas', color: 'CanvasText', padding: '1.5rem' }

const arabic = {
  open: 'إدارة الفواتير',
  pending: 'جارٍ فتح الفواتير…',
  newTab: '(يُفتح في علامة تبويب جديدة)',
  errors: { forbidden: 'لا يُسمح لك بفتح هذه الفواتير.' },
}

export const RightToLeft = meta.story({
  globals: { dir: 'rtl' },
  args: { labels: arabic, lang: 'ar', target: '_blank', timeout: aDay },
  beforeEach(context) {
    startBackend(context, neverAnswers)
  },
  async play({ canvas, userEvent }) {
    const button = canvas.getByRole('button', { name: `${arabic.open} ${arabic.newTab}` })
    await userEvent.click(button)
    await expect(canvas.getByRole('status')).toHaveTextContent(arabic.pending)
  },
})

export const RightToLeftError = meta.story({
  globals: { dir: 'rtl' },
  args: { labels: arabic, lang: 'ar' },
  beforeEach(context) {
    startBackend(context, { resolveCustomer: () => 'forbidden' })
  },
  async play({ canvas, userEvent }) {
    await userEvent.click(canvas.getByRole('button', { name: arabic.open }))
    await expect(await canvas.findByRole('alert')).toHaveTextContent(arabic.errors.forbidden)
  },
})

/** A brand's own colours and corners, with nothing but custom properties. */
export const Themed = meta.story({
  render: (args) => (
    <div style={brand}>
      <BillingPortalButton {...args} />
    </div>
  ),
  async play({ canvas }) {
    const button = canvas.getByRole('button')
    await expect(backgroundOf(button)).toBe('rgb(79, 70, 229)')
    await expect(getComputedStyle(button).borderRadius).toBe('999px')
  },
})

const brand: CSSProperties & Record<`--billing-portal-${string}`, string> = {
  '--billing-portal-background': '#4f46e5',
  '--billing-portal-color': '#fff',
  '--billing-portal-radius': '999px',
}

/** Your own class wins over the stylesheet, wherever it is written. */
export const HostsOwnClass = meta.story({
  args: { className: 'outlined' },
  render: (args) => (
    <>
      <style>{`.outlined { background: transparent; color: inherit; border-color: currentColor }`}</style>
      <BillingPortalButton {...args} />
    </>
  ),
  async play({ canvas }) {
    await expect(backgroundOf(canvas.getByRole('button'))).toBe('rgba(0, 0, 0, 0)')
  },
})

export const Disabled = meta.story({
  args: { disabled: true },
  async play({ canvas, userEvent, emulator }) {
    const button = canvas.getByRole('button', { name: 'Manage billing' })
    await userEvent.click(button)
    await expect(button).toBeDisabled()
    await expect(emulator.events).toHaveLength(0)
  },
})

/** Text at 200%, in the narrowest column that WCAG requires: it wraps, and nothing is cut off. */
export const LargeTextInANarrowColumn = meta.story({
  args: { children: 'Manage invoices, plan and payment details' },
  beforeEach(context) {
    startBackend(context, { resolveCustomer: () => 'no_customer' })
  },
  render: (args) => (
    <div style={{ fontSize: '200%', inlineSize: '256px' }}>
      <BillingPortalButton {...args} />
    </div>
  ),
  async play({ canvas, userEvent }) {
    const button = canvas.getByRole('button')
    await userEvent.click(button)
    const alert = await canvas.findByRole('alert')
    for (const element of [button, alert]) {
      await expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth)
      await expect(element.getBoundingClientRect().width).toBeLessThanOrEqual(256)
    }
  },
})

/** Large enough for a finger, whatever is inside. */
export const ShortLabel = meta.story({
  args: { children: 'Pay' },
  async play({ canvas }) {
    const { width, height } = canvas.getByRole('button').getBoundingClientRect()
    await expect(Math.min(width, height)).toBeGreaterThanOrEqual(40)
  },
})

/** Where most apps put it. */
export const OnASettingsPage = meta.story({
  render: (args) => (
    <section aria-labelledby="plan" style={card}>
      <h2 id="plan" style={{ font: 'inherit', fontWeight: 600, margin: 0 }}>
        Pro plan
      </h2>
      <p style={{ margin: '0 0 1.25rem' }}>Renews on 1 March. Billed to billing@acme.example.</p>
      <BillingPortalButton {...args} />
    </section>
  ),
  async play({ canvas, userEvent, visits }) {
    await userEvent.click(canvas.getByRole('button', { name: 'Manage billing' }))
    await waitFor(() => expect(visits).toHaveLength(1))
  },
})

const card: CSSProperties = {
  border: '1px solid color-mix(in srgb, currentColor 15%, transparent)',
  borderRadius: '0.75rem',
  maxInlineSize: '32rem',
  padding: '1.5rem',
}
