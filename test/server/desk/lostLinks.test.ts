import { afterEach, expect, it, vi } from 'vitest'
import type { PortalDeskClient } from '../../../src/server/index.ts'
import { deferred } from '../../deferred.ts'
import { askDesk, setUpDesk } from '../support/desk.ts'
import { portal, problemOf } from '../support/portal.ts'

afterEach(() => void vi.useRealTimers())

const body = { customerExternalId: 'acme-001' }

/** A client whose next link waits for the test. */
function gatedDesk(session: unknown = { id: 'ps_1', url: `${portal}/r/mgl_1` }) {
  const asked = deferred()
  const gate = deferred()
  const revoked: string[] = []
  const client = {
    portalSessions: {
      async create() {
        asked.resolve()
        await gate.promise
        return session
      },
      async revoke(sessionId: string) {
        revoked.push(sessionId)
      },
      async get() {},
      async list() {},
    },
  } as unknown as PortalDeskClient
  return { ...setUpDesk({ client }), asked: asked.promise, answer: gate.resolve, revoked }
}

it('revokes a link whose request was given up', async () => {
  const { desk, asked, answer, revoked, events } = gatedDesk()
  const hangUp = new AbortController()
  const response = desk(askDesk('POST', '', { body, signal: hangUp.signal }))
  await asked
  hangUp.abort()
  answer()
  expect(await (await response).text()).not.toContain('mgl_')
  expect(revoked).toEqual(['ps_1'])
  expect(events).toMatchObject([
    { type: 'revoked', code: 'aborted', action: 'create', sessionId: 'ps_1' },
    { type: 'refused', code: 'aborted' },
  ])
})

it('makes none where the request was given up before', async () => {
  const { desk, emulator } = setUpDesk()
  await desk(askDesk('POST', '', { body, signal: AbortSignal.abort() }))
  expect(emulator.sessions.all).toEqual([])
})

it('revokes a link that comes too late', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { desk, asked, answer, revoked, events } = gatedDesk()
  const response = desk(askDesk('POST', '', { body }))
  await asked
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await problemOf(await response)).toMatchObject({ code: 'upstream_timeout' })
  answer()
  await vi.waitFor(() => expect(revoked).toEqual(['ps_1']))
  await vi.waitFor(() => expect(events.at(-1)).toMatchObject({ type: 'revoked' }))
})

it('revokes a link whose answer was lost on its way', async () => {
  const { desk, emulator } = setUpDesk()
  const completed = Promise.reject(new Error('lost'))
  completed.catch(() => {})
  expect((await desk(askDesk('POST', '', { body }), { completed })).status).toBe(201)
  await vi.waitFor(() => expect(emulator.sessions.live).toEqual([]))
})

it('revokes a link that leads anywhere else than to the portal', async () => {
  const { desk, answer, revoked } = gatedDesk({ id: 'ps_9', url: 'https://evil.example/r/mgl_1' })
  answer()
  const response = await desk(askDesk('POST', '', { body }))
  expect(await problemOf(response)).toMatchObject({ code: 'upstream_error' })
  expect(revoked).toEqual(['ps_9'])
})
