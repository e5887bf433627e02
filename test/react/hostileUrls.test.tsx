import { act, renderHook } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PortalError, usePortalSession, type PortalOptions } from '../../src/index.ts'
import { isLoopbackHost } from '../../src/contract/isLoopbackHost.ts'
import { hostileUrls as allHostileUrls } from '../contract/urls.ts'

// This page is on a loopback host, and trusts loopback.
const hostileUrls = allHostileUrls.filter(
  (url) => !(typeof url === 'string' && URL.canParse(url) && isLoopbackHost(new URL(url).hostname)),
)
const open = vi.spyOn(window, 'open')
const alertOf = vi.spyOn(window, 'alert')
const attempts: NavigateEvent[] = []

/** Keeps the test page where it is, and remembers that it was about to leave. */
function stay(event: NavigateEvent) {
  event.preventDefault()
  attempts.push(event)
}

beforeEach(() => {
  attempts.length = 0
  alertOf.mockReset()
  open.mockClear()
  window.navigation.addEventListener('navigate', stay)
})
afterEach(() => window.navigation.removeEventListener('navigate', stay))

/** Lets the browser itself decide, as no `navigate` stands in its way. */
async function openPortalAt(url: unknown, target: PortalOptions['target']) {
  const requestSession = async () => ({ url }) as { url: string }
  const { result, unmount } = renderHook(() => usePortalSession({ requestSession, target }))
  const outcome = await act(() => result.current.openPortal())
  unmount()
  return outcome
}

it('would hear of a navigation', async () => {
  window.location.assign('https://portal.marginfront.com/')
  expect(attempts).toHaveLength(1)
})

it('takes nobody to a hostile URL, runs none as a script, and repeats none', async () => {
  for (const url of hostileUrls) {
    const outcome = await openPortalAt(url, '_self')
    const expected = typeof url === 'string' ? 'untrusted_url' : 'invalid_response'
    expect(outcome, String(url)).toEqual({ ok: false, error: expect.any(PortalError) })
    if (outcome.ok) continue
    const { error } = outcome
    expect(error.code, String(url)).toBe(expected)
    // Shorter ones are parts of any sentence.
    if (typeof url === 'string' && url.length > 5) {
      expect(JSON.stringify([error, error.message, error.stack])).not.toContain(url)
    }
  }
  expect(attempts).toEqual([])
  expect(alertOf).not.toHaveBeenCalled()
})

// A real tab for each takes a while on a busy machine.
it('takes the waiting tab nowhere either, and closes it', { timeout: 60_000 }, async () => {
  for (const url of hostileUrls.filter((text) => typeof text === 'string')) {
    const outcome = await openPortalAt(url, '_blank')
    expect(outcome, url).toMatchObject({ ok: false, error: { code: 'untrusted_url' } })
    const tab: unknown = open.mock.results.at(-1)?.value
    expect(tab).toMatchObject({ closed: true })
  }
  expect(attempts).toEqual([])
  expect(alertOf).not.toHaveBeenCalled()
})

it('goes nowhere but to the portal, whatever the answer is', async () => {
  const pieces = fc.constantFrom(
    ...'/\\@:.%#?\n\u3002',
    'https:',
    'http:',
    'javascript:',
    '//',
    'portal.marginfront.com',
    'evil.com',
    'alert(1)',
    'r/mgl_x',
  )
  const texts = fc.oneof(
    fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.webUrl(),
    fc.string(),
  )
  await fc.assert(
    fc.asyncProperty(texts, async (url) => {
      attempts.length = 0
      const outcome = await openPortalAt(url, '_self')
      expect(attempts).toHaveLength(outcome.ok ? 1 : 0)
      for (const { destination } of attempts) {
        expect(new URL(destination.url).origin).toBe('https://portal.marginfront.com')
      }
      expect(alertOf).not.toHaveBeenCalled()
    }),
    { numRuns: 200 },
  )
})
