import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PortalDeskRouteOptions } from '../../../src/server/index.ts'
import { actions, actor, askFor, setUpDesk } from '../support/desk.ts'
import { problemOf } from '../support/portal.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** A desk whose calls to MarginFront are counted, with one session that may be revoked. */
async function setUpWith(authorize: unknown) {
  const { emulator, mint, client, ...rest } = setUpDesk()
  const session = await mint()
  const calls = ['create', 'get', 'list', 'revoke'] as const
  const spies = calls.map((name) => vi.spyOn(client.portalSessions, name))
  const options: Partial<PortalDeskRouteOptions> = { client, authorize: authorize as never }
  const { desk, audited, events } = setUpDesk(options)
  const asked = () => spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0)
  return { ...rest, desk, audited, events, emulator, session, asked }
}

describe.each(actions)('%s', (action) => {
  it('asks who it is, with the request, the context and the action', async () => {
    const authorize = vi.fn(() => ({ actor }))
    const { desk } = setUpDesk({ authorize })
    const request = askFor[action]()
    await desk(request, { user: 'ann' })
    expect(authorize).toHaveBeenCalledExactlyOnceWith({ request, context: { user: 'ann' }, action })
  })

  it.each([
    ['unauthenticated', 401],
    ['forbidden', 403],
  ] as const)('is refused as %s, and nothing is done', async (code, status) => {
    const { desk, audited, events, emulator, session, asked } = await setUpWith(() => code)
    const response = await desk(askFor[action](session.id))
    expect([response.status, await problemOf(response)]).toMatchObject([status, { code }])
    expect([audited, asked(), emulator.sessions.live.length]).toEqual([[], 0, 1])
    expect(events).toMatchObject([{ type: 'refused', code, action }])
  })

  const secret = 'boom at db.internal'
  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error(secret)
      },
    ],
    ['rejects', () => Promise.reject(new Error(secret))],
    [
      'throws an answer',
      () => {
        throw new Response('ok', { status: 200 })
      },
    ],
    ['returns null', () => null],
    ['returns undefined', () => undefined],
    ['returns true', () => true],
    ['returns a string that is no code', () => 'ann@example.com'],
    ['returns the code of something else', () => 'no_customer'],
    ['returns an empty string', () => ''],
    ['returns an object without an actor', () => ({ user: actor })],
    ['returns an empty actor', () => ({ actor: '' })],
    ['returns a blank actor', () => ({ actor: '  ' })],
    ['returns an actor that is no string', () => ({ actor: { name: actor } })],
    ['returns a list', () => [actor]],
    ['returns a function', () => () => ({ actor })],
    [
      'returns an actor that throws',
      () => ({
        get actor() {
          throw new Error(secret)
        },
      }),
    ],
  ])('does nothing and tells nothing where it %s', async (_name, authorize) => {
    const { desk, audited, events, emulator, session, asked } = await setUpWith(authorize)
    const response = await desk(askFor[action](session.id))
    expect(response.status).toBe(500)
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({ code: 'misconfigured' })
    expect(text).not.toMatch(/boom|authorize|ann@|ps_/)
    expect(events).toMatchObject([{ type: 'failed', code: 'misconfigured', action }])
    expect([audited, asked(), emulator.sessions.live.length]).toEqual([[], 0, 1])
  })

  it('does nothing where it never answers', async () => {
    const { desk, audited, events, emulator, session, asked } = await setUpWith(
      () => new Promise(() => {}),
    )
    const answer = desk(askFor[action](session.id))
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await problemOf(await answer)).toMatchObject({ code: 'misconfigured' })
    expect([audited, asked(), emulator.sessions.live.length]).toEqual([[], 0, 1])
    expect(events).toMatchObject([
      {
        type: 'failed',
        reason: expect.stringMatching(/^authorize did not answer within 10000 ms/),
      },
    ])
  })
})

it('keeps the error of authorize for the operator', async () => {
  const cause = new Error('the database is down')
  const { desk, events } = setUpDesk({ authorize: () => Promise.reject(cause) })
  await desk(askFor.list())
  expect(events).toMatchObject([{ type: 'failed', code: 'misconfigured', action: 'list', cause }])
})
