import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { actor, askDesk, askFor, setUpDesk } from '../support/desk.ts'
import { problemOf } from '../support/portal.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const link = 'https://portal.marginfront.com/r/mgl_abc'

async function shownWith(describeSessions: unknown, events?: unknown[]) {
  const set = setUpDesk({ describeSessions: describeSessions as never })
  const { id } = await set.mint()
  const response = await set.desk(askFor.get(id))
  expect(response.status).toBe(200)
  const session = await problemOf(response)
  events?.push(...set.events)
  return { id, session }
}

it('names the customers of the list', async () => {
  const describeSessions = vi.fn(({ sessions }) => ({
    [sessions[0].id]: { customerName: 'Acme Ltd', customerHref: '/customers/acme' },
  }))
  const { desk, mint } = setUpDesk({ describeSessions })
  const first = await mint()
  const second = await mint('globex-001')
  const request = askDesk('GET')
  const { sessions } = await problemOf(await desk(request, 'the context'))
  const described = describeSessions.mock.calls[0]?.[0].sessions ?? []
  const [id] = described.map((session: { id: string }) => session.id)
  const names = { customerName: 'Acme Ltd', customerHref: '/customers/acme' }
  expect(sessions).toEqual(
    expect.arrayContaining([expect.objectContaining({ id, described: names })]),
  )
  const other = id === first.id ? second.id : first.id
  const plain = (sessions as { id: string }[]).find((session) => session.id === other)
  expect(plain).not.toHaveProperty('described')
  expect(describeSessions).toHaveBeenCalledExactlyOnceWith({
    request,
    context: 'the context',
    actor,
    sessions: expect.any(Array),
  })
  expect(JSON.stringify(described)).not.toMatch(/mgl_|token/)
})

it('names the customer of one session', async () => {
  const { session } = await shownWith(({ sessions }: { sessions: { id: string }[] }) => ({
    [sessions[0]?.id ?? '']: { customerName: 'Acme Ltd' },
  }))
  expect(session['described']).toEqual({ customerName: 'Acme Ltd' })
})

it('is not asked about nothing', async () => {
  const describeSessions = vi.fn(() => ({}))
  const { desk } = setUpDesk({ describeSessions })
  expect(await problemOf(await desk(askFor.list()))).toEqual({ sessions: [] })
  expect(describeSessions).not.toHaveBeenCalled()
})

describe('that fails', () => {
  it.each<[string, () => unknown]>([
    [
      'by an error',
      () => {
        throw new Error('the directory is down')
      },
    ],
    ['by a rejection', () => Promise.reject(new Error('the directory is down'))],
    ['by nothing', () => undefined],
    ['by null', () => null],
    ['by a text', () => 'Acme Ltd'],
    ['by a list', () => [{ customerName: 'Acme Ltd' }]],
    ['by a Map', () => new Map()],
  ])('%s stops nobody from seeing the sessions, and is reported', async (_name, answer) => {
    const events: unknown[] = []
    const { session } = await shownWith(answer, events)
    expect(session).not.toHaveProperty('described')
    expect(events).toMatchObject([
      { type: 'failed', code: 'misconfigured', action: 'get', actor },
      { type: 'viewed' },
    ])
  })

  it('by hanging, stops them no longer than the timeout', async () => {
    const { desk, mint, events } = setUpDesk({ describeSessions: () => new Promise(() => {}) })
    const { id } = await mint()
    const answer = desk(askFor.list())
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await problemOf(await answer)).toMatchObject({ sessions: [{ id }] })
    expect(events).toMatchObject([
      {
        type: 'failed',
        reason: expect.stringMatching(
          /^describeSessions did not answer .*, so the sessions are shown/,
        ),
      },
      { type: 'listed' },
    ])
  })
})

it.each<[string, unknown, unknown]>([
  ['a name that is no text', { customerName: { first: 'Ann' } }, undefined],
  ['a link that would run', { customerHref: 'javascript:alert(1)' }, undefined],
  ['a link to elsewhere without a scheme', { customerHref: '//evil.example' }, undefined],
  ['a path that parsers read as elsewhere', { customerHref: '/\\evil.example' }, undefined],
  ['a path with a line break in it', { customerHref: '/a\nb' }, undefined],
  ['a link with a password', { customerHref: 'https://a:b@crm.example.com/' }, undefined],
  ['a text', 'Acme Ltd', undefined],
  ['a name with a portal link', { customerName: `Acme ${link}` }, undefined],
  ['a name with a token', { customerName: 'Acme (mgl_abc)' }, undefined],
  ['a page that is a portal link', { customerHref: link }, undefined],
  ['a page with a token', { customerHref: '/customers?link=mgl_abc' }, undefined],
  ['a promise of a description', Promise.resolve({ customerName: 'Acme Ltd' }), undefined],
  ['an object with neither field', { name: 'Acme Ltd' }, undefined],
  ['a list', [{ customerName: 'Acme Ltd' }], undefined],
  [
    'one of two',
    { customerName: 'Acme Ltd', customerHref: 'data:text/html,x' },
    { customerName: 'Acme Ltd' },
  ],
])('leaves out %s, and reports it', async (_name, description, shown) => {
  const events: unknown[] = []
  const { session } = await shownWith(
    ({ sessions }: { sessions: { id: string }[] }) => ({ [sessions[0]?.id ?? '']: description }),
    events,
  )
  expect(session['described']).toEqual(shown)
  expect(events).toMatchObject([{ type: 'failed', code: 'misconfigured' }, { type: 'viewed' }])
})

it.each<[unknown, unknown]>([
  [
    { customerHref: '/customers/1?tab=billing#top' },
    { customerHref: '/customers/1?tab=billing#top' },
  ],
  [{ customerHref: 'https://crm.example.com/1' }, { customerHref: 'https://crm.example.com/1' }],
  [{ customerHref: 'HTTPS://crm.example.com' }, { customerHref: 'https://crm.example.com/' }],
  [{ customerHref: 'http://crm.internal/1' }, { customerHref: 'http://crm.internal/1' }],
  [{ customerName: 'Acme', customerHref: undefined }, { customerName: 'Acme' }],
  [{ customerName: 'Acme', plan: 'gold' }, { customerName: 'Acme' }],
  [{ customerName: null, customerHref: '' }, undefined],
  [{}, undefined],
  [null, undefined],
  [undefined, undefined],
])('takes %o as it is meant', async (description, shown) => {
  const events: unknown[] = []
  const { session } = await shownWith(
    ({ sessions }: { sessions: { id: string }[] }) => ({ [sessions[0]?.id ?? '']: description }),
    events,
  )
  expect(session['described']).toEqual(shown)
  expect(events).toMatchObject([{ type: 'viewed' }])
})

it('cannot change what is shown', async () => {
  const { desk, mint } = setUpDesk({
    describeSessions({ sessions }) {
      for (const session of sessions)
        Object.assign(session, { id: 'other', url: 'https://a.example' })
      Reflect.apply(Array.prototype.splice, sessions, [0])
      return {}
    },
  })
  const { id } = await mint()
  const { sessions } = await problemOf(await desk(askFor.list()))
  expect(sessions).toMatchObject([{ id }])
  expect(JSON.stringify(sessions)).not.toContain('a.example')
})
