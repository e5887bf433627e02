import { render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import {
  BillingPortalButton,
  PortalError,
  type BillingPortalButtonProps,
} from '../../../src/index.ts'

const report = vi.spyOn(console, 'error')
const told = () =>
  report.mock.calls
    .map(([words]) => String(words))
    .filter((words) => words.includes('@marginfront'))
beforeEach(() => void report.mockReset().mockImplementation(() => {}))
afterEach(() => void report.mockReset())

const answers = (body: BodyInit | null, init?: ResponseInit) => async () => new Response(body, init)
const html = { 'content-type': 'text/html; charset=utf-8' }
const link = 'https://billing.example.com/r/mgl_secret'

it.each<[string, BillingPortalButtonProps, RegExp]>([
  [
    'a path where nothing is',
    { fetch: answers('<h1>', { status: 404, headers: html }) },
    /POST \/api\/billing[^?]*404, text\/html[^]*nothing at \/api\/billing answers a POST[^]*proxy/,
  ],
  [
    'a redirect to a sign-in',
    { fetch: async () => Response.redirect('https://app.test/sign-in?token=t') },
    /a redirect[^]*sign-in[^]*401/,
  ],
  [
    'a code of the route',
    {
      fetch: answers('{"code":"cross_site_request"}', {
        status: 403,
        headers: { 'content-type': 'application/problem+json' },
      }),
    },
    /Seen: 403, application\/problem\+json, cross_site_request[^]*allowedOrigins/,
  ],
  [
    'a reason that only the route knows',
    {
      fetch: answers('{"code":"misconfigured","requestId":"r1"}', {
        status: 500,
        headers: { 'content-type': 'application/problem+json' },
      }),
    },
    /misconfigured[^]*To fix it: read the line in the backend's log[^]*the key is missing/,
  ],
  ['another method', { fetch: answers(null, { status: 405 }) }, /405[^]*not mounted for POST/],
  ['a page', { fetch: answers('<h1>', { headers: html }) }, /text\/html in place of JSON/],
  [
    'an origin that is not trusted',
    {
      fetch: async () => Response.json({ url: link }),
      portalOrigins: ['https://billing.example.com/'],
    },
    /Seen: a link on https:\/\/billing\.example\.com\.\n[^]*without a slash[^]*portalOrigins=/,
  ],
  [
    'nobody there',
    { fetch: () => Promise.reject(new TypeError('Failed to fetch')) },
    /allowedOrigins/,
  ],
  [
    'an action of the backend that is not set up',
    {
      requestSession: async () => ({ ok: false, code: 'misconfigured', requestId: 'r1' }) as const,
    },
    /Asked: your `requestSession`[^]*Seen: misconfigured, request id r1[^]*the backend's log/,
  ],
  [
    'a requestSession that says no more than a code',
    { requestSession: async () => ({ ok: false, code: 'misconfigured', requestId: '' }) as const },
    /Seen: misconfigured\.[^]*the log of its backend/,
  ],
  [
    'a requestSession that says itself what it met',
    {
      requestSession: () =>
        Promise.reject(new PortalError('misconfigured', { cause: new Error('No tenant.') })),
    },
    /Seen: Error: No tenant\.\n[^]*your own `requestSession` answered so/,
  ],
  [
    'a navigate that throws',
    {
      fetch: async () => Response.json({ url: link }),
      portalOrigins: ['https://billing.example.com'],
      navigate: () => {
        throw new Error('The bridge is closed.')
      },
    },
    /Seen: Error: The bridge is closed\.\n[^]*`navigate` threw/,
  ],
  ['no source', { endpoint: undefined }, /Asked: nothing[^]*`endpoint`/],
])('tells of %s once, and how to mend it', async (_, props, words) => {
  render(<BillingPortalButton endpoint="/api/billing?key=secret" {...props} />)
  await userEvent.click(screen.getByRole('button'))
  await screen.findByRole('alert')
  expect(told()).toEqual([expect.stringMatching(words)])
  expect(told().join()).toMatch(/More: https:\/\/\S+\/docs\/errors\.md#\w+$/)
  expect(told().join()).not.toMatch(/secret|mgl_|token=/)
})

it('tells of a form in a form and in a paragraph', () => {
  render(<form><BillingPortalButton endpoint="/a" /></form>) // prettier-ignore
  render(<p>Change it in <BillingPortalButton endpoint="/a" /></p>) // prettier-ignore
  expect(told()).toEqual([
    expect.stringMatching(/inside a <form>[^]*progressive={false}[^]*docs\/styling\.md#/),
    expect.stringMatching(/inside a <p>[^]*progressive={false}/),
  ])
})

it('tells of a render that drops its props', () => {
  render(<BillingPortalButton endpoint="/a" render={() => <button>Billing</button>} />)
  expect(told()).toEqual([expect.stringMatching(/dropped its props[^]*docs\/styling\.md#/)])
})

it('has nothing to tell of a button in its place', () => {
  render(<p><BillingPortalButton endpoint="/a" progressive={false} /></p>) // prettier-ignore
  render(<BillingPortalButton endpoint="/a" render={<button />} />)
  expect(told()).toEqual([])
})
