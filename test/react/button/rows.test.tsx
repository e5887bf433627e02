import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { BillingPortalButton } from '../../../src/index.ts'
import styles from '../../../src/styles.css?inline'

/** A billing button between two neighbours, in a parent of the host's, that has just failed. */
async function failIn(parent: React.CSSProperties, dir = 'ltr') {
  const failed = { ok: false, code: 'upstream_error', retryAfter: 47 } as const
  render(
    <main dir={dir} style={{ inlineSize: 360, paddingBlockEnd: 200 }}>
      <style>{styles}</style>
      <div style={parent}>
        <b>Acme</b>
        <BillingPortalButton requestSession={async () => failed} />
        <i>Team</i>
      </div>
    </main>,
  )
  const button = screen.getByRole('button')
  const neighbours = [screen.getByText('Acme'), screen.getByText('Team')]
  const places = () =>
    [button, ...neighbours].map(({ offsetLeft, offsetTop, offsetWidth, offsetHeight }) => {
      return { offsetLeft, offsetTop, offsetWidth, offsetHeight }
    })
  const before = places()
  await userEvent.click(button)
  const alert = await screen.findByRole('alert')
  return { alert, alertPlace: alert.getBoundingClientRect(), button, before, after: places() }
}

const row = { display: 'flex', alignItems: 'center' }

it.each<[string, React.CSSProperties, dir?: string]>([
  ['with a title at its other end', { ...row, justifyContent: 'space-between' }],
  ['from right to left', { ...row, justifyContent: 'space-between' }, 'rtl'],
  ['that is reversed', { ...row, flexDirection: 'row-reverse' }],
  ['with gaps', { ...row, gap: 16 }],
  ['that is as wide as what is in it', { ...row, display: 'inline-flex' }],
])('in a row %s, a failure is below the button and moves nobody', async (_, parent, dir) => {
  const { alert, alertPlace, button, before, after } = await failIn(parent, dir)
  expect(alert).toHaveAttribute('data-in-row')
  expect(after).toEqual(before)
  expect(alertPlace.top).toBeGreaterThanOrEqual(button.getBoundingClientRect().bottom)
  expect(alertPlace.width).toBeGreaterThan(150)
})

it.each<[string, React.CSSProperties]>([
  ['a block', {}],
  ['a column', { display: 'flex', flexDirection: 'column' }],
  ['a row that wraps', { ...row, flexWrap: 'wrap' }],
  ['a grid', { display: 'grid', gridTemplateColumns: 'auto auto auto' }],
])('in %s, a failure has a line of its own', async (_, parent) => {
  const { alert, alertPlace, button } = await failIn(parent)
  expect(alert).not.toHaveAttribute('data-in-row')
  expect(alertPlace.top).toBeGreaterThanOrEqual(button.getBoundingClientRect().bottom)
  expect(alertPlace.width).toBe(360)
})
