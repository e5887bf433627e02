import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultPortalOrigins } from '../../src/contract/defaultPortalOrigins.ts'
import { safeUrl, trustedUrl } from '../../src/contract/trustedUrl.ts'
import { hostileUrls, safeUrls } from './urls.ts'

it.each(hostileUrls.map((text) => [text]))('refuses %j', (text) => {
  expect(trustedUrl(text, defaultPortalOrigins)).toBeUndefined()
})

it.each(safeUrls)('gives the parsed form of %s', (text, href) => {
  expect(trustedUrl(text, defaultPortalOrigins)).toBe(href)
})

describe('http', () => {
  it.each([
    'http://127.0.0.1:4242',
    'http://localhost:3000',
    'http://[::1]:80',
    'http://127.9.9.9',
    'http://acme.localhost:3000',
  ])('passes for %s when it is named', (origin) => {
    expect(trustedUrl(`${origin}/r/x`, [new URL(origin).origin])).toBe(
      new URL(`${origin}/r/x`).href,
    )
    expect(trustedUrl(`${origin}/r/x`, defaultPortalOrigins)).toBeUndefined()
  })

  it.each([
    'http://app.test',
    'http://10.0.0.1',
    'http://localhost.evil.com',
    'http://127.0.0.1.evil.com',
    'http://evillocalhost',
  ])('does not pass for %s even when it is named', (origin) => {
    expect(trustedUrl(`${origin}/r/x`, [origin])).toBeUndefined()
  })
})

it('lets http through for an origin that is named for it, where it is allowed', () => {
  const origin = 'http://192.168.1.20:3000'
  expect(trustedUrl(`${origin}/billing`, [origin], { httpOrigins: [origin] })).toBe(
    `${origin}/billing`,
  )
  expect(trustedUrl(`${origin}/billing`, [], { httpOrigins: [origin] })).toBeUndefined()
})

it.each(['ftp://localhost', 'ws://127.0.0.1:4242', 'wss://localhost', 'null'])(
  'lets no other scheme through on this machine either: %s',
  (origin) => {
    const link = `${origin === 'null' ? 'x://localhost' : origin}/r/x`
    expect(trustedUrl(link, [origin], { httpOrigins: [origin] })).toBeUndefined()
    expect(safeUrl(link)).toBeUndefined()
  },
)

it('allows nothing when no origin is allowed', () => {
  expect(trustedUrl('https://portal.marginfront.com/', [])).toBeUndefined()
})

it.each(['', 'https:', 'https:/', 'https://', '*', 'null', 'https://portal.marginfront.com/'])(
  'allows nothing by the malformed origin %j',
  (origin) => {
    expect(trustedUrl('https://evil.com/', [origin])).toBeUndefined()
    expect(trustedUrl('data:text/html,x', [origin])).toBeUndefined()
  },
)

it('never gives a URL off the allowed origins, whatever goes in', () => {
  const origin = 'https://portal.marginfront.com'
  // prettier-ignore
  const pieces = fc.constantFrom(
    'https:', 'http:', 'javascript:', 'blob:', '/', '//', '\\', '@', ':', '.', '#', '?', '%2e',
    'portal.marginfront.com', 'evil.com', 'localhost', '\u3002', '\t', ' ', 'mgl_x', '443',
  )
  const text = fc.oneof(
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(text, (value) => {
      const href = trustedUrl(value, [origin])
      if (href === undefined) return
      const url = new URL(href)
      expect(url).toMatchObject({ origin, protocol: 'https:', username: '', password: '' })
      expect(href).toBe(url.href)
    }),
    { numRuns: 1000 },
  )
})
