import { act, render, screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import { StrictMode } from 'react'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import { errorTable } from '../../src/contract/errorTable.ts'
import { BillingPortalButton, type BillingPortalButtonProps } from '../../src/index.ts'
import { portalDefaults } from '../../src/react/settings/portalDefaults.ts'
import styles from '../../src/styles.css?inline'
import { deferred } from '../support/deferred.ts'
import { endpoint, startWorker } from './setUp.tsx'

const { setUp } = startWorker()
const { labels } = portalDefaults
const button = () => screen.getByRole('button')

/** Everything that a screen reader is given to announce, from now on. */
function listen() {
  const announced: string[] = []
  const status = screen.getByRole('status')
  let said = status.textContent
  const observer = new MutationObserver((changes) => {
    if (status.textContent !== said) {
      said = status.textContent
      if (said) announced.push(said)
    }
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes])
    for (const node of added) {
      const alert = node instanceof Element ? node : node.parentElement
      if (alert?.matches('[role=alert]')) announced.push(alert.textContent?.trim() ?? '')
    }
  })
  observer.observe(document.body, { childList: true, subtree: true, characterData: true })
  onTestFinished(() => observer.disconnect())
  return announced
}

function renderStyled(props: BillingPortalButtonProps = {}) {
  return render(
    <>
      <style>{styles}</style>
      <BillingPortalButton endpoint={endpoint} {...props} />
    </>,
  )
}

interface Media {
  'forced-colors'?: 'active'
  'prefers-color-scheme'?: 'dark' | 'light'
  'prefers-reduced-motion'?: 'reduce' | 'no-preference'
}

/** Shows the page as to a person with these settings. */
const emulate = (media: Media) =>
  cdp().send('Emulation.setEmulatedMedia', {
    features: Object.entries(media).map(([name, value]) => ({ name, value })),
  })

afterEach(() => emulate({}))

describe.each([
  ['as it is', undefined],
  ['in StrictMode', StrictMode],
])('a person who hears the page, %s', (_, wrapper) => {
  const options = wrapper && { wrapper }

  it('hears once that billing is opened, whatever is pressed meanwhile', async () => {
    const { navigate, visits } = setUp()
    render(<BillingPortalButton endpoint={endpoint} navigate={navigate} />, options)
    const announced = listen()

    await userEvent.click(button())
    await userEvent.keyboard('{Enter}{Enter}')

    await waitFor(() => expect(visits).toHaveLength(1))
    await waitFor(() => expect(button()).toHaveAttribute('data-state', 'redirecting'))
    expect(announced).toEqual([labels.pending])
  })

  it('hears once that it failed, after hearing that it began', async () => {
    setUp({ resolveCustomer: () => 'forbidden' })
    const { rerender } = render(<BillingPortalButton endpoint={endpoint} />, options)
    const announced = listen()

    await userEvent.click(button())
    await screen.findByRole('alert')
    rerender(<BillingPortalButton endpoint={endpoint} title="again" />)

    expect(announced).toEqual([labels.pending, errorTable.forbidden.sentence])
  })

  it('hears once what failed before the script was there', async () => {
    setUp()
    const home = document.URL
    history.replaceState(null, '', '?portal_error=forbidden')
    onTestFinished(() => history.replaceState(null, '', home))
    render(<BillingPortalButton endpoint={endpoint} />, options)
    const announced = listen()

    await screen.findByRole('alert')
    expect(announced).toEqual([errorTable.forbidden.sentence])
  })
})

it.each(['_self', '_blank'] as const)(
  'keeps its name and the focus from the click to the return, with target %s',
  async (target) => {
    const { navigate } = setUp()
    const answers = [deferred<{ url: string }>(), deferred<{ url: string }>()]
    let asked = 0
    const requestSession = () => answers[asked++]?.promise ?? Promise.reject(new Error('too many'))
    render(<BillingPortalButton {...{ requestSession, navigate, target }} />)
    const name = target === '_blank' ? `${labels.open} ${labels.newTab}` : labels.open
    const isAsBefore = () => {
      expect(screen.getByRole('button', { name })).toBe(document.activeElement)
      expect(button()).not.toHaveAttribute('disabled')
    }
    await userEvent.tab()
    isAsBefore()

    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(button()).toHaveAttribute('data-state', 'requesting'))
    isAsBefore()

    answers[0]?.reject(new Error('the host’s own mistake'))
    await screen.findByRole('alert')
    isAsBefore()

    await userEvent.keyboard(' ')
    await waitFor(() => expect(button()).toHaveAttribute('data-state', 'requesting'))
    expect(screen.queryByRole('alert')).toBeNull()
    isAsBefore()

    answers[1]?.resolve({ url: 'https://portal.marginfront.com/r/mgl_x' })
    await waitFor(() => expect(button()).not.toHaveAttribute('data-state', 'requesting'))
    isAsBefore()

    act(() => void window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    await waitFor(() => expect(button()).toHaveAttribute('data-state', 'idle'))
    isAsBefore()
  },
)

describe('with forced colours', () => {
  it('the button has an edge, and a ring when it has the focus', async () => {
    setUp()
    await emulate({ 'forced-colors': 'active' })
    renderStyled()
    const idle = getComputedStyle(button())
    expect(idle.borderStyle).toBe('solid')
    expect(idle.borderColor).not.toBe(idle.backgroundColor)
    expect(idle.outlineStyle).toBe('none')

    await userEvent.tab()

    const focused = getComputedStyle(button())
    expect(focused.outlineStyle).toBe('solid')
    expect(parseFloat(focused.outlineWidth)).toBeGreaterThanOrEqual(2)
    expect(focused.outlineColor).not.toBe(getComputedStyle(document.body).backgroundColor)
  })

  it('the mark of a failure keeps its ring', async () => {
    setUp({ resolveCustomer: () => 'forbidden' })
    await emulate({ 'forced-colors': 'active' })
    renderStyled()
    await userEvent.click(button())

    const alert = await screen.findByRole('alert')
    const mark = getComputedStyle(alert, '::before')
    expect(mark.borderStyle).toBe('solid')
    expect(mark.borderColor).toBe(getComputedStyle(alert).color)
  })
})

describe('with a wish for less motion', () => {
  it.each([
    ['reduce', 'none', '0px'],
    ['no-preference', 'billing-portal-turn', '50%'],
  ] as const)('%s: the pending mark moves by %s', async (wish, animation, corners) => {
    setUp()
    await emulate({ 'prefers-reduced-motion': wish })
    renderStyled({ requestSession: () => new Promise<never>(() => {}) })
    await userEvent.click(button())
    await waitFor(() => expect(button()).toHaveAttribute('aria-disabled', 'true'))

    const mark = getComputedStyle(button(), '::before')
    expect(mark.animationName).toBe(animation)
    // A ring that turns, or an hourglass that stands.
    expect(mark.borderRadius).toBe(corners)
  })
})

describe.each(['light', 'dark'] as const)('in %s colours', (scheme) => {
  it('axe has nothing to say of the button, and it keeps its colours while it is pending', async () => {
    setUp()
    // Without motion, no colour is on its way to another one.
    await emulate({ 'prefers-color-scheme': scheme, 'prefers-reduced-motion': 'reduce' })
    renderOnPage({ requestSession: () => new Promise<never>(() => {}) })
    expect(await complaints()).toEqual([])
    const colours = () => {
      const { color, backgroundColor } = getComputedStyle(button())
      return { color, backgroundColor }
    }
    await userEvent.unhover(button())
    button().focus()
    const before = colours()

    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(button()).toHaveAttribute('aria-disabled', 'true'))

    expect(colours()).toEqual(before)
    // What is said to be disabled is not held to any contrast by axe.
    expect(await complaints([])).toEqual([])
  })

  it('axe has nothing to say of a failure', async () => {
    setUp({ resolveCustomer: () => 'forbidden' })
    await emulate({ 'prefers-color-scheme': scheme })
    renderOnPage()
    await userEvent.click(button())
    await screen.findByRole('alert')
    expect(await complaints()).toEqual([])
  })

  function renderOnPage(props: BillingPortalButtonProps = {}) {
    document.documentElement.style.colorScheme = 'light dark'
    onTestFinished(() => document.documentElement.removeAttribute('style'))
    return render(
      <main style={{ background: 'Canvas', color: 'CanvasText' }}>
        <style>{styles}</style>
        <BillingPortalButton endpoint={endpoint} {...props} />
      </main>,
    )
  }

  async function complaints(tried = ['color-contrast']) {
    const main = screen.getByRole('main')
    const { violations, passes } = await axe.run(main)
    expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(tried))
    return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])
  }
})

describe('large text', () => {
  it.each(['ltr', 'rtl'])('at 200%% cuts nothing off and covers nothing, %s', async (dir) => {
    setUp({ resolveCustomer: () => 'misconfigured' as never })
    render(
      <div dir={dir} style={{ fontSize: '200%', width: 256 }}>
        <style>{styles}</style>
        <BillingPortalButton endpoint={endpoint} target="_blank">
          Manage invoices, plan and payment details
        </BillingPortalButton>
      </div>,
    )
    await userEvent.click(button())
    const alert = await screen.findByRole('alert')

    for (const element of [button(), alert]) {
      expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth)
      expect(element.scrollHeight).toBeLessThanOrEqual(element.clientHeight)
    }
    expect(alert.getBoundingClientRect().top).toBeGreaterThanOrEqual(
      button().getBoundingClientRect().bottom,
    )
  })
})

it('is large enough for a finger, however short its text and however dense the page', () => {
  setUp()
  render(
    <div style={{ font: '10px/1 sans-serif' }}>
      <style>{styles}</style>
      <BillingPortalButton endpoint={endpoint}>€</BillingPortalButton>
    </div>,
  )
  const { width, height } = button().getBoundingClientRect()
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(24)
})
