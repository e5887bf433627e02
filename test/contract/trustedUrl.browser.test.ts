import { expect, it } from 'vitest'
import { defaultPortalOrigins } from '../../src/contract/defaultPortalOrigins.ts'
import { trustedUrl } from '../../src/contract/trustedUrl.ts'
import { hostileUrls, safeUrls } from './urls.ts'

// The same texts as in Node: parsers differ, verdicts may not.
it('refuses every hostile text in a browser too', () => {
  for (const text of hostileUrls) {
    expect(trustedUrl(text, defaultPortalOrigins), String(text)).toBeUndefined()
  }
})

it('gives the same parsed forms in a browser', () => {
  for (const [text, href] of safeUrls) expect(trustedUrl(text, defaultPortalOrigins)).toBe(href)
})
