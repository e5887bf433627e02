import { render, screen, waitFor } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { BillingPortalButton, BillingPortalProvider } from '../../src/index.ts'
import { endpoint, startWorker } from './setUp.tsx'

const { setUp } = startWorker()

it('gives its options to every button below it', async () => {
  const { navigate, visits } = setUp()
  render(
    <BillingPortalProvider endpoint={endpoint} navigate={navigate} labels={{ open: 'Billing' }}>
      <BillingPortalButton />
    </BillingPortalProvider>,
  )
  screen.getByRole('button', { name: 'Billing' }).click()
  await waitFor(() => expect(visits).toHaveLength(1))
})

it('yields to what the button says itself, option by option and label by label', async () => {
  const { navigate, visits } = setUp()
  const outer = vi.fn()
  render(
    <BillingPortalProvider
      endpoint="/not-there"
      navigate={outer}
      labels={{ open: 'A', newTab: 'B' }}
    >
      <BillingPortalProvider endpoint={endpoint} target="_blank">
        <BillingPortalButton navigate={navigate} endpoint={undefined} labels={{ open: 'C' }} />
      </BillingPortalProvider>
    </BillingPortalProvider>,
  )
  screen.getByRole('button', { name: 'C B' }).click()

  await waitFor(() => expect(visits).toMatchObject([{ target: '_blank' }]))
  expect(outer).not.toHaveBeenCalled()
})

it('renders nothing of its own', () => {
  setUp()
  const { container } = render(
    <BillingPortalProvider endpoint={endpoint}>text</BillingPortalProvider>,
  )
  expect(container.innerHTML).toBe('text')
})
