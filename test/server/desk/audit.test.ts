import { afterEach, describe, expect, it, vi } from 'vitest'
import { deferred } from '../../deferred.ts'
import { actor, askDesk, askFor, setUpDesk } from '../support/desk.ts'
import { app, problemOf } from '../support/portal.ts'

afterEach(() => void vi.useRealTimers())

const writing = ['create', 'revoke'] as const
const reading = ['list', 'get'] as const

describe.each(writing)('%s', (action) => {
  it('waits until it is written down', async () => {
    const asked = deferred()
    const gate = deferred()
    const { desk, emulator, mint } = setUpDesk({
      audit() {
        asked.resolve()
        return gate.promise
      },
    })
    const { id } = await mint()
    const before = emulator.sessions.live.map((session) => session.id)
    const answer = desk(askFor[action](id))
    await asked.promise
    expect(emulator.sessions.live.map((session) => session.id)).toEqual(before)
    gate.resolve()
    expect((await answer).status).toBeLessThan(300)
    expect(emulator.sessions.live.map((session) => session.id)).not.toEqual(before)
  })

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('the disk is full')
      },
    ],
    ['rejects', () => Promise.reject(new Error('the disk is full'))],
  ])('does nothing where the audit %s', async (_name, audit) => {
    const { desk, emulator, mint, events } = setUpDesk({ audit })
    const { id } = await mint()
    const response = await desk(askFor[action](id))
    expect(response.status).toBe(500)
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({ code: 'misconfigured' })
    expect(text).not.toContain('disk')
    expect(emulator.sessions.live).toMatchObject([{ id }])
    expect(events).toMatchObject([
      {
        type: 'failed',
        action,
        actor,
        cause: expect.objectContaining({ message: 'the disk is full' }),
      },
    ])
  })

  it('does nothing where the audit never ends', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { desk, emulator, mint } = setUpDesk({ audit: () => new Promise(() => {}), timeout: 50 })
    const { id } = await mint()
    const answer = desk(askFor[action](id))
    await vi.advanceTimersByTimeAsync(50)
    expect(await problemOf(await answer)).toMatchObject({ code: 'misconfigured' })
    expect(emulator.sessions.live).toMatchObject([{ id }])
  })

  it('does not look at what the audit returns', async () => {
    const { desk, mint } = setUpDesk({ audit: () => [{ rowId: 7 }] })
    const { id } = await mint()
    expect((await desk(askFor[action](id))).status).toBeLessThan(300)
  })

  it('works without an audit', async () => {
    const { desk, mint } = setUpDesk({ audit: undefined })
    const { id } = await mint()
    expect((await desk(askFor[action](id))).status).toBeLessThan(300)
  })
})

describe.each(reading)('%s', (action) => {
  it('is not written down, for nothing is done', async () => {
    const { desk, audited, mint } = setUpDesk()
    const { id } = await mint()
    expect((await desk(askFor[action](id))).status).toBe(200)
    expect(audited).toEqual([])
  })
})

it('says who makes what link for whom', async () => {
  const { desk, audited, events } = setUpDesk({ deliverLink: () => {} })
  const body = {
    customerExternalId: 'globex-001',
    returnUrl: '/billing',
    features: ['usage'],
    deliver: true,
  }
  const request = askDesk('POST', '', { body })
  await desk(request, { tenant: 'b' })
  expect(audited).toEqual([
    {
      request,
      context: { tenant: 'b' },
      requestId: events[0]?.requestId,
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      actor,
      action: 'create',
      customer: { customerExternalId: 'globex-001' },
      returnUrl: `${app}/billing`,
      features: ['usage'],
      deliver: true,
    },
  ])
})

it('says who revokes which session', async () => {
  const { desk, audited, mint } = setUpDesk()
  const { id } = await mint()
  await desk(askFor.revoke(id))
  expect(audited).toMatchObject([{ actor, action: 'revoke', sessionId: id }])
})

it('hears nothing of a request that cannot be carried out', async () => {
  const { desk, audited } = setUpDesk()
  await desk(askDesk('POST', '', { body: {} }))
  await desk(askDesk('POST', '', { body: { customerExternalId: 'acme-001', deliver: true } }))
  await desk(
    askDesk('POST', '', { body: { customerExternalId: 'a', returnUrl: '//evil.example' } }),
  )
  vi.stubEnv('MF_API_SECRET_KEY', undefined)
  const keyless = setUpDesk({ client: undefined })
  expect(await problemOf(await keyless.desk(askFor.revoke()))).toMatchObject({
    code: 'misconfigured',
  })
  vi.unstubAllEnvs()
  expect([audited, keyless.audited]).toEqual([[], []])
})
