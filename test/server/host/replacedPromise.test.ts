import { afterEach, expect, it, vi } from 'vitest'
import { createPortalRoute } from '../../../src/server/index.ts'
import { app, ask, setUp } from '../support/portal.ts'

afterEach(() => vi.unstubAllGlobals())

/** Replaces the global, as zone.js does: what an `async` function returns is no instance of it then. */
const replacePromise = () => vi.stubGlobal('Promise', class Replaced<T> extends Promise<T> {})

it('refuses what an async allowedOrigins refuses, where the global Promise was replaced', async () => {
  replacePromise()
  const { route, emulator } = setUp({ allowedOrigins: async (origin) => origin === app })
  const elsewhere = await route(
    ask(
      { returnUrl: 'https://evil.example/' },
      { headers: { origin: '', 'sec-fetch-site': 'same-origin' } },
    ),
  )
  expect(elsewhere.status).toBe(400)
  expect((await route(ask({}, { headers: { origin: 'https://evil.example' } }))).status).toBe(403)
  expect(emulator.sessions.count).toBe(0)
  expect((await route(ask({ returnUrl: '/billing' }))).status).toBe(200)
})

it('waits for an async key, where the global Promise was replaced', async () => {
  replacePromise()
  const { emulator } = setUp()
  const route = createPortalRoute({
    resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
    secretKey: async () => emulator.secretKeys[0],
    fetch: emulator.fetch,
    onEvent: () => {},
  })
  expect((await route(ask())).status).toBe(200)
})
