import { inspect } from 'node:util'
import { afterEach, expect, it, vi } from 'vitest'
import type { PortalDeskDeliverArgs } from '../../../src/server/index.ts'
import { deferred } from '../../support/deferred.ts'
import { actor, askDesk, setUpDesk } from '../support/desk.ts'
import { problemOf } from '../support/portal.ts'

afterEach(() => void vi.useRealTimers())

const askToDeliver = (init: { signal?: AbortSignal } = {}) =>
  askDesk('POST', '', { body: { customerExternalId: 'globex-001', deliver: true }, ...init })

it('gets the link, and nobody else does', async () => {
  const sent: PortalDeskDeliverArgs[] = []
  const { desk, emulator, events } = setUpDesk({ deliverLink: (args) => void sent.push(args) })
  const request = askToDeliver()
  const response = await desk(request, 'the context')
  expect(response.status).toBe(201)
  const [{ id, expiresAt } = { id: '', expiresAt: '' }] = emulator.sessions.live
  expect(await problemOf(response)).toEqual({
    id,
    expiresAt: new Date(expiresAt).toISOString(),
    delivered: true,
  })
  expect(sent).toEqual([
    {
      request,
      context: 'the context',
      actor,
      customer: { customerExternalId: 'globex-001' },
      url: expect.stringMatching(/^https:\/\/portal\.marginfront\.com\/r\/mgl_/),
      expiresAt: new Date(expiresAt).toISOString(),
    },
  ])
  expect(events).toMatchObject([{ type: 'minted', delivered: true, sessionId: id, actor }])
  expect(JSON.stringify(events)).not.toContain('mgl_')
})

it('is not asked where the staff want the link themselves', async () => {
  const deliverLink = vi.fn()
  const { desk } = setUpDesk({ deliverLink })
  const body = { customerExternalId: 'globex-001', deliver: false }
  expect(await problemOf(await desk(askDesk('POST', '', { body })))).toHaveProperty('url')
  expect(deliverLink).not.toHaveBeenCalled()
})

it('has to be there where the staff ask for it', async () => {
  const { desk, emulator, events } = setUpDesk()
  expect(await problemOf(await desk(askToDeliver()))).toMatchObject({ code: 'misconfigured' })
  expect(emulator.sessions.all).toEqual([])
  expect(events).toMatchObject([{ type: 'failed', reason: expect.stringContaining('deliverLink') }])
})

it.each<[string, () => unknown]>([
  [
    'throws',
    () => {
      throw new Error('no such mailbox')
    },
  ],
  ['rejects', () => Promise.reject(new Error('no such mailbox'))],
])('takes its link along where it %s', async (_name, deliverLink) => {
  const { desk, emulator, events } = setUpDesk({ deliverLink })
  const response = await desk(askToDeliver())
  expect(response.status).toBe(500)
  const text = await response.text()
  expect(JSON.parse(text)).toMatchObject({ code: 'misconfigured' })
  expect(text).not.toMatch(/mailbox|mgl_/)
  expect(emulator.sessions.live).toEqual([])
  expect(events).toMatchObject([
    { type: 'revoked', code: 'misconfigured', actor, sessionId: expect.stringContaining('ps_') },
    { type: 'failed', code: 'misconfigured', cause: { message: 'no such mailbox' } },
  ])
})

it('has its error told without the link that it was given', async () => {
  const { desk, events } = setUpDesk({
    deliverLink({ url }) {
      throw new Error(`550 refused: ${url}`, { cause: { data: url } })
    },
  })
  await desk(askToDeliver())
  expect(events.at(-1)).toMatchObject({
    reason: expect.stringContaining('so the link is revoked'),
    cause: { message: expect.stringContaining('550 refused') },
  })
  for (const event of events) {
    expect(inspect(event, { depth: 9, showHidden: true })).not.toMatch(/mgl_|\/r\//)
  }
})

it('takes its link along where it never ends', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const asked = deferred()
  const { desk, emulator } = setUpDesk({
    timeout: 50,
    deliverLink() {
      asked.resolve()
      return new Promise(() => {})
    },
  })
  const answer = desk(askToDeliver())
  await asked.promise
  expect(emulator.sessions.live).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(50)
  expect(await problemOf(await answer)).toMatchObject({ code: 'misconfigured' })
  expect(emulator.sessions.live).toEqual([])
})

it('keeps the link that it sent, although the answer to the staff is lost', async () => {
  const lost = deferred()
  const hangUp = new AbortController()
  const { desk, emulator } = setUpDesk({ deliverLink: () => hangUp.abort() })
  const completed = lost.promise.then(() => Promise.reject(new Error('lost')))
  completed.catch(() => {})
  expect((await desk(askToDeliver({ signal: hangUp.signal }), { completed })).status).toBe(201)
  lost.resolve()
  await completed.catch(() => {})
  await new Promise((resolve) => setImmediate(resolve))
  expect(emulator.sessions.live).toHaveLength(1)
})
