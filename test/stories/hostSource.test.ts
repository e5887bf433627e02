import { expect, it } from 'vitest'
import { hostSource } from '../../.storybook/hostSource.ts'

it('leaves out spies, defaults and marks, and says where a component comes from', () => {
  const shown = hostSource(
    [
      '<BillingPortalButton',
      '  credentials="same-origin"',
      '  disabled={false}',
      '  endpoint="/api/billing-portal"',
      '  onClick={() => {}}',
      '  onError={function H8e(){}}',
      '  progressive',
      '  showError',
      '  target="_self"',
      '  timeout={15000}',
      '>',
      '  Manage billing',
      '</BillingPortalButton>',
    ].join('\n'),
  )
  expect(shown).toBe(
    [
      "import { BillingPortalButton } from '@marginfront/react'",
      '',
      '<BillingPortalButton endpoint="/api/billing-portal">Manage billing</BillingPortalButton>',
    ].join('\n'),
  )
  expect(hostSource(shown)).toBe(shown)
})

it('keeps what a host would have to say', () => {
  const said = [
    '<BillingPortalProvider endpoint="/api/billing-portal" target="_blank">',
    '  <BillingPortalButton target="_self">Plan</BillingPortalButton>',
    '  <BillingPortalButton disabled showError={false} timeout={5000} />',
    '</BillingPortalProvider>',
  ].join('\n')
  expect(hostSource(said)).toBe(
    `import { BillingPortalButton, BillingPortalProvider } from '@marginfront/react'\n\n${said}`,
  )
})

it('knows the desk', () => {
  const shown = hostSource(
    '<PortalSessionsTable delivery="both" endpoint="/api/portal-sessions" locale="en" />',
  )
  expect(shown).toBe(
    'import { PortalSessionsTable } from \'@marginfront/react/desk\'\n\n<PortalSessionsTable locale="en" />',
  )
})

it('leaves code that was written by hand as it is', () => {
  const code =
    "import { usePortalSession } from '@marginfront/react'\n\nuse(<b onClick={() => {}} />)"
  expect(hostSource(code)).toBe(code)
})
