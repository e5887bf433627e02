import { render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import {
  BillingPortalButton,
  BillingPortalProvider,
  PortalError,
  type BillingPortalButtonProps,
  type PortalErrorCode,
} from '../../../src/index.ts'
import { de } from '../../../src/locales/index.ts'

const own = 'Bitte fragen Sie Ihre Buchhaltung.'

/** What a person reads when the portal does not open. */
async function alertIn(app: ReactNode) {
  const { unmount } = render(app)
  await userEvent.click(screen.getByRole('button'))
  const text = (await screen.findByRole('alert')).textContent?.trim()
  unmount()
  return text
}

function Button({ code, ...props }: BillingPortalButtonProps & { code: PortalErrorCode }) {
  return <BillingPortalButton {...props} requestSession={async () => ({ ok: false, code })} />
}

const others = ['unauthenticated', 'no_customer', 'upstream_error', 'misconfigured'] as const

describe('one sentence of a German pack that is replaced', () => {
  it.each<[string, (code: PortalErrorCode) => ReactNode]>([
    [
      'by the button',
      (code) => (
        <BillingPortalProvider labels={de}>
          <Button code={code} labels={{ errors: { forbidden: own } }} />
        </BillingPortalProvider>
      ),
    ],
    [
      'by a nearer provider',
      (code) => (
        <BillingPortalProvider labels={de}>
          <BillingPortalProvider labels={{ errors: { forbidden: own } }}>
            <Button code={code} />
          </BillingPortalProvider>
        </BillingPortalProvider>
      ),
    ],
    [
      'by one provider and the button, which says another one',
      (code) => (
        <BillingPortalProvider labels={de}>
          <BillingPortalProvider labels={{ errors: { forbidden: own } }}>
            <Button code={code} labels={{ errors: { rate_limited: 'Langsam.' } }} />
          </BillingPortalProvider>
        </BillingPortalProvider>
      ),
    ],
  ])('leaves all others German, %s', async (_, app) => {
    expect(await alertIn(app('forbidden'))).toBe(own)
    for (const code of others) {
      expect(await alertIn(app(code))).toBe(de.errors[code])
    }
  })

  it('leaves the name of the button German', () => {
    render(
      <BillingPortalProvider labels={de}>
        <Button code="forbidden" target="_blank" labels={{ errors: { forbidden: own } }} />
      </BillingPortalProvider>,
    )
    expect(screen.getByRole('button')).toHaveAccessibleName(`${de.open} ${de.newTab}`)
  })
})

describe('a wait', () => {
  const wait = (seconds: number) => `Please try again in ${seconds} seconds.`

  it.each<[PortalErrorCode, seconds: number, text: string]>([
    ['rate_limited', 47, wait(47)],
    ['upstream_error', 47, `Billing isn't available right now. ${wait(47)}`],
    ['upstream_timeout', 46.2, `Billing isn't available right now. ${wait(47)}`],
    ['upstream_error', 1, `Billing isn't available right now. ${wait(2)}`],
    ['upstream_error', 0, "Billing isn't available right now. Please try again."],
    ['unauthenticated', 47, 'Please sign in again.'],
    ['misconfigured', 47, 'Something went wrong. Please contact support.'],
    ['network', 47, "Couldn't reach billing. Check your connection and try again."],
    ['timeout', 47, "Billing isn't available right now. Please try again."],
  ])('is said after %s, where it helps: %d s', async (code, retryAfter, text) => {
    const requestSession = () => Promise.reject(new PortalError(code, { retryAfter }))
    expect(await alertIn(<BillingPortalButton requestSession={requestSession} />)).toBe(text)
  })

  it('is added to a sentence of the host’s own, of which nothing is lost', async () => {
    const message = 'We are down until noon. Please call us.'
    const requestSession = () =>
      Promise.reject(new PortalError('upstream_error', { message, retryAfter: 47 }))
    const text = `${message} ${wait(47)}`
    expect(await alertIn(<BillingPortalButton requestSession={requestSession} />)).toBe(text)

    const labels = { errors: { upstream_error: message } }
    const failed = { ok: false, code: 'upstream_error', retryAfter: 47 } as const
    const button = <BillingPortalButton requestSession={async () => failed} labels={labels} />
    expect(await alertIn(button)).toBe(text)
  })
})

it.each([
  ['a label', { open: undefined, newTab: undefined }],
  ['all sentences', { errors: undefined }],
  ['one sentence', { errors: { forbidden: undefined } }],
  ['all labels', undefined],
])('keeps the provider’s words where %s of the button is undefined', async (_, labels) => {
  const provide = (button: ReactNode) => (
    <BillingPortalProvider labels={de}>{button}</BillingPortalProvider>
  )
  const { unmount } = render(provide(<Button code="forbidden" target="_blank" labels={labels} />))
  expect(screen.getByRole('button')).toHaveAccessibleName(`${de.open} ${de.newTab}`)
  unmount()
  const app = provide(<Button code="forbidden" labels={labels} />)
  expect(await alertIn(app)).toBe(de.errors.forbidden)
})
