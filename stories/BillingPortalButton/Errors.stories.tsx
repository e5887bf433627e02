import type { StoryContext } from 'storybook/internal/csf'
import { expect, fn } from 'storybook/test'
import { startBackend } from '../../.storybook/backend.ts'
import preview from '../../.storybook/preview.tsx'
import { StoriesPage } from '../../.storybook/pages.tsx'
import { BillingPortalButton } from '../../src/index.ts'
import { sentenceOf, showsError, waitOf } from '../expectations.ts'
import { neverAnswers } from '../neverAnswers.ts'

const meta = preview.meta({
  component: BillingPortalButton,
  args: { endpoint: '/api/billing-portal', onError: fn() },
  parameters: { docs: { page: StoriesPage } },
})

/** Something on the way changes each request of the page. */
const onTheWay = (change: (init: RequestInit | undefined) => RequestInit | undefined) => ({
  beforeEach(context: Pick<StoryContext, 'fetch'>) {
    const { fetch } = context
    context.fetch = (url, init) => fetch(url, change(init))
  },
})

// What the portal route answers with, in the order of its guards.

/** Something between the button and the route turns the POST into a GET. */
export const MethodNotAllowed = meta.story({
  ...onTheWay(() => undefined),
  play: showsError('method_not_allowed'),
})

/** `allowedOrigins` of the route does not name the page's origin. */
export const CrossSiteRequest = meta.story({
  beforeEach(context) {
    startBackend(context, { allowedOrigins: ['https://app.example.com'] })
  },
  play: showsError('cross_site_request'),
})

export const UnsupportedMediaType = meta.story({
  ...onTheWay((init) => ({ ...init, headers: { 'content-type': 'text/plain' } })),
  play: showsError('unsupported_media_type'),
})

export const InvalidRequest = meta.story({
  ...onTheWay((init) => ({ ...init, body: '{' })),
  play: showsError('invalid_request'),
})

export const Unauthenticated = meta.story({
  beforeEach(context) {
    startBackend(context, { resolveCustomer: () => 'unauthenticated' })
  },
  play: showsError('unauthenticated'),
})

export const Forbidden = meta.story({
  beforeEach(context) {
    startBackend(context, { resolveCustomer: () => 'forbidden' })
  },
  play: showsError('forbidden'),
})

export const InvalidReturnUrl = meta.story({
  args: { returnUrl: 'https://elsewhere.example/' },
  play: showsError('invalid_return_url'),
})

/** It says how long to wait, if the route does. */
export const RateLimited = meta.story({
  beforeEach(context) {
    startBackend(context, { rateLimit: () => ({ ok: false, retryAfter: 30 }) })
  },
  async play({ canvas, userEvent, emulator, args }) {
    await userEvent.click(canvas.getByRole('button', { name: 'Manage billing' }))
    await expect(await canvas.findByRole('alert')).toHaveTextContent(
      new RegExp(`^\\s*${waitOf(30)}$`),
    )
    await expect(args.onError).toHaveBeenCalledWith(
      expect.objectContaining({ code: 'rate_limited', status: 429, retryAfter: 30 }),
    )
    await expect(emulator.sessions.count).toBe(0)
  },
})

/** MarginFront knows no such customer. */
export const NoCustomer = meta.story({
  beforeEach(context) {
    startBackend(context, { resolveCustomer: () => ({ customerExternalId: 'initech-001' }) })
  },
  play: showsError('no_customer'),
})

/** MarginFront refuses the secret key. */
export const Misconfigured = meta.story({
  beforeEach({ emulator }) {
    emulator.faults.always({ kind: 'status', status: 401 })
  },
  play: showsError('misconfigured'),
})

/** MarginFront is down, and every retry fails. */
export const UpstreamError = meta.story({
  beforeEach({ emulator }) {
    emulator.faults.always({ kind: 'status', status: 503 })
  },
  play: showsError('upstream_error'),
})

export const UpstreamTimeout = meta.story({
  beforeEach(context) {
    startBackend(context, { timeout: 50 })
    context.emulator.faults.always({ kind: 'hang' })
  },
  play: showsError('upstream_timeout'),
})

// What only the browser can see.

export const Network = meta.story({
  beforeEach(context) {
    context.fetch = () => Promise.reject(new TypeError('Failed to fetch'))
  },
  play: showsError('network'),
})

export const Timeout = meta.story({
  args: { timeout: 50 },
  beforeEach(context) {
    startBackend(context, neverAnswers)
  },
  play: showsError('timeout'),
})

/** A login wall in front of the route answers with its own page. */
export const InvalidResponse = meta.story({
  beforeEach(context) {
    const headers = { 'content-type': 'text/html' }
    context.fetch = async () => new Response('<title>Sign in</title>', { headers })
  },
  play: showsError('invalid_response'),
})

/** The route trusts a portal that the button does not: the link is made, but not followed. */
export const UntrustedUrl = meta.story({
  beforeEach(context) {
    const origin = 'https://portal.example'
    startBackend(context, { portalOrigins: [origin] })
  },
  play: showsError('untrusted_url', { minted: 1 }),
})

/** A form failed before the script had loaded, and the route's `errorRedirect` led back here. */
export const BroughtByErrorRedirect = meta.story({
  parameters: { docs: { story: { inline: false, height: '8rem' } } },
  beforeEach() {
    const { href } = location
    const url = new URL(href)
    url.searchParams.set('portal_error', 'no_customer')
    history.replaceState(history.state, '', url)
    return () => history.replaceState(history.state, '', href)
  },
  async play({ canvas, args }) {
    await expect(await canvas.findByRole('alert')).toHaveTextContent(sentenceOf('no_customer'))
    await expect(canvas.getByRole('button')).toHaveAttribute('data-state', 'error')
    await expect(location.search).not.toContain('portal_error')
    await expect(args.onError).toHaveBeenCalledOnce()
  },
})
