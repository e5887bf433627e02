// portal.test.ts
import { createPortalBackend } from '@marginfront/react/testing'
import { expect, it } from 'vitest'
import { portalOptions } from './portal.ts'

const ask = (cookie: string) =>
  new Request('https://app.example.com/api/billing-portal', {
    method: 'POST',
    headers: { origin: 'https://app.example.com', cookie },
  })

it('takes an owner to the portal of their own account', async () => {
  const backend = createPortalBackend(portalOptions)
  const answer = await backend.route(ask('session=session-of-ada'))
  const { url } = (await answer.json()) as { url: string }
  expect(await backend.visit(url)).toEqual({ status: 'opened', customerExternalId: 'acme-001' })
  expect(backend.emulator.sessions.all[0]?.returnUrl).toBe('https://app.example.com/billing')
})

it('asks everybody else to sign in, and mints nothing', async () => {
  const backend = createPortalBackend(portalOptions)
  expect((await backend.route(ask('session=unknown'))).status).toBe(401)
  expect(backend.events).toMatchObject([{ type: 'refused', code: 'unauthenticated' }])
  expect(backend.emulator.sessions.count).toBe(0)
})

it('answers in its own words when MarginFront is down', async () => {
  const backend = createPortalBackend(portalOptions)
  backend.failNext('upstream_error')
  const answer = await backend.route(ask('session=session-of-ada'))
  expect(await answer.json()).toMatchObject({ code: 'upstream_error', status: 502 })
})
