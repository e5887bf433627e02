import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { BillingPortalButton, BillingPortalProvider } from '../../src/index.ts'
import * as packs from '../../src/locales/index.ts'
import styles from '../../src/styles.css?inline'
import { endpoint, startWorker } from './setUp.tsx'

const { setUp } = startWorker()

/** Where the first and the last character of a text stand, and on which lines. */
function placesOf(text: Node) {
  const range = document.createRange()
  const at = (index: number) => {
    range.setStart(text, index)
    range.setEnd(text, index + 1)
    return range.getBoundingClientRect()
  }
  const [first, last] = [at(0), at((text.textContent?.length ?? 0) - 1)]
  return { first: first.left, firstLine: first.top, last: last.left, lastLine: last.top }
}

it.each(Object.entries(packs))('speaks %s from the name to the wait', async (_, pack) => {
  const { navigate } = setUp({ rateLimit: () => ({ ok: false, retryAfter: 42 }) })
  render(
    <BillingPortalProvider labels={pack}>
      <BillingPortalButton endpoint={endpoint} navigate={navigate} target="_blank" />
    </BillingPortalProvider>,
  )
  await userEvent.click(screen.getByRole('button', { name: `${pack.open} ${pack.newTab}` }))

  const alert = await screen.findByRole('alert')
  expect(alert.textContent?.trim()).toBe(pack.retryAfter.replace('{seconds}', '42'))
})

it.each(Object.entries(packs))(
  'says the wait once in %s, after what is the matter',
  async (_, pack) => {
    const failed = { ok: false, code: 'upstream_error', retryAfter: 47 } as const
    render(<BillingPortalButton requestSession={async () => failed} labels={pack} />)
    await userEvent.click(screen.getByRole('button'))

    const wait = pack.retryAfter.replace('{seconds}', '47')
    const [matter] = pack.errors.upstream_error.split(pack.tryAgain)
    const alert = await screen.findByRole('alert')
    expect(alert.textContent?.trim()).toBe(`${matter}${wait}`)
  },
)

const { ar, he } = packs

describe.each(Object.entries({ ar, he }))('in %s, from right to left', (name, pack) => {
  async function renderFailure() {
    const { navigate } = setUp({ rateLimit: () => ({ ok: false, retryAfter: 42 }) })
    render(
      <div dir="rtl" lang={name} data-testid="page" style={{ width: 400 }}>
        <style>{styles}</style>
        <BillingPortalButton endpoint={endpoint} navigate={navigate} labels={pack} />
      </div>,
    )
    await userEvent.click(screen.getByRole('button'))
    return screen.findByRole('alert')
  }

  it('puts the button, its text and the failure on the right', async () => {
    const alert = await renderFailure()
    const page = screen.getByTestId('page').getBoundingClientRect()
    const button = screen.getByRole('button')

    expect(button.getBoundingClientRect().right).toBe(page.right)
    expect(alert.getBoundingClientRect().right).toBe(page.right)
    const { first, last } = placesOf(button.firstChild as Node)
    expect(first).toBeGreaterThan(last)
  })
})
