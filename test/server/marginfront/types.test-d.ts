import { describe, expectTypeOf, it } from 'vitest'
import {
  MarginFrontClient,
  type ApiError,
  type AuthenticationError,
  type CreatePortalSessionParams,
  type ListedPortalSession,
  type MarginFrontError,
  type MarginFrontErrorCode,
  type NotFoundError,
  type PortalFeature,
  type PortalSession,
  type RateLimitError,
  type RequestMetrics,
} from '../../../src/server/marginfront/index.ts'

declare const client: MarginFrontClient

describe('the client', () => {
  it('takes the environment variable as it is', () => {
    expectTypeOf(MarginFrontClient).toBeConstructibleWith(process.env['MF_API_SECRET_KEY'])
    expectTypeOf(MarginFrontClient).toBeConstructibleWith('mf_sk_a', {
      timeout: undefined,
      fetch: globalThis.fetch,
    })
  })

  it('has the signatures of MarginFront’s own SDK', () => {
    const { portalSessions } = client
    expectTypeOf(portalSessions.create).returns.resolves.toEqualTypeOf<PortalSession>()
    expectTypeOf(portalSessions.get).returns.resolves.toEqualTypeOf<ListedPortalSession>()
    expectTypeOf(portalSessions.list).returns.resolves.toEqualTypeOf<ListedPortalSession[]>()
    expectTypeOf(portalSessions.revoke).returns.resolves.toEqualTypeOf<void>()
    expectTypeOf(portalSessions.list).toBeCallableWith()
    expectTypeOf(portalSessions.get).toBeCallableWith('ps_1', {
      timeout: 20_000,
      retryWithin: 10_000,
      signal: AbortSignal.abort(),
    })
    expectTypeOf(portalSessions.revoke).toBeCallableWith('ps_1', { timeout: undefined })
  })
})

describe('a create', () => {
  it('names the customer by one id', () => {
    expectTypeOf<{ customerExternalId: string }>().toExtend<CreatePortalSessionParams>()
    expectTypeOf<{ customerId: string }>().toExtend<CreatePortalSessionParams>()
    expectTypeOf<{
      customerId: string
      customerExternalId: undefined
      returnUrl: string | undefined
      features: readonly ['usage']
    }>().toExtend<CreatePortalSessionParams>()
  })

  it('does not compile with no id, both ids or unknown fields', () => {
    // @ts-expect-error no customer
    void client.portalSessions.create({})
    // @ts-expect-error no customer
    void client.portalSessions.create({ returnUrl: 'https://app.example' })
    // @ts-expect-error both ids
    void client.portalSessions.create({ customerId: 'c-1', customerExternalId: 'acme-001' })
    // @ts-expect-error no such section
    void client.portalSessions.create({ customerId: 'c-1', features: ['billing'] })
    // @ts-expect-error no such field
    void client.portalSessions.create({ customerId: 'c-1', expiresIn: 60 })
    // @ts-expect-error an id that may be missing
    void client.portalSessions.create({ customerId: process.env['CUSTOMER'] })
  })
})

describe('a list', () => {
  it('does not compile with an unknown filter', () => {
    // @ts-expect-error no such filter
    void client.portalSessions.list({ customerExternalId: 'acme-001' })
    // @ts-expect-error a filter that may be missing
    void client.portalSessions.list({ customerId: process.env['CUSTOMER'] })
  })
})

describe('a session', () => {
  it('has its link only when it is minted', () => {
    expectTypeOf<PortalSession['url']>().toEqualTypeOf<string>()
    expectTypeOf<PortalSession['token']>().toEqualTypeOf<string>()
    expectTypeOf<PortalSession['id']>().toEqualTypeOf<string>()
    expectTypeOf<ListedPortalSession['url']>().toEqualTypeOf<undefined>()
    expectTypeOf<ListedPortalSession['token']>().toEqualTypeOf<undefined>()
  })

  it('keeps fields that are not documented as unknown', () => {
    expectTypeOf<PortalSession['organizationId']>().toEqualTypeOf<unknown>()
    expectTypeOf<ListedPortalSession['createdAt']>().toEqualTypeOf<unknown>()
  })

  it('has four sections', () => {
    expectTypeOf<PortalFeature>().toEqualTypeOf<
      'invoices' | 'subscriptions' | 'usage' | 'profile'
    >()
  })
})

describe('an error', () => {
  it('has a code from the closed list of its class', () => {
    expectTypeOf<MarginFrontError['code']>().toEqualTypeOf<MarginFrontErrorCode>()
    expectTypeOf<RateLimitError['code']>().toEqualTypeOf<'rate_limited'>()
    expectTypeOf<AuthenticationError['code']>().toEqualTypeOf<
      | 'missing_key'
      | 'publishable_key'
      | 'foreign_key'
      | 'browser'
      | 'key_refused'
      | 'public_variable'
    >()
    expectTypeOf<NotFoundError>().toExtend<MarginFrontError>()
    expectTypeOf<ApiError>().toExtend<MarginFrontError>()
  })
})

describe('the metrics', () => {
  it('always say how it went', () => {
    expectTypeOf<RequestMetrics['success']>().toEqualTypeOf<boolean>()
    expectTypeOf<RequestMetrics['statusCode']>().toEqualTypeOf<number | undefined>()
  })
})
