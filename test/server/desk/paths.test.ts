import { describe, expect, it, vi } from 'vitest'
import { MarginFrontClient } from '../../../src/server/index.ts'
import { app, problemOf } from '../support/portal.ts'
import { askDesk, deskEndpoint, setUpDesk } from '../support/desk.ts'

/** What MarginFront was asked for; it knows every session. */
function setUpPaths(path?: string) {
  const asked: string[] = []
  const client = new MarginFrontClient('mf_sk_test_x', {
    baseUrl: 'https://api.example.com/v1',
    async fetch(input) {
      asked.push(String(input instanceof Request ? input.url : input))
      return Response.json({ id: 'ps_1', isUsed: false, expiresAt: '2030-01-01T00:00:00Z' })
    },
    retries: 0,
  })
  return { ...setUpDesk({ client, path }), asked }
}

const get = (url: string) => new Request(url, { headers: { 'sec-fetch-site': 'same-origin' } })

describe('the id of a session', () => {
  it.each([
    ['ps_a1b2', 'ps_a1b2'],
    ['a/b', 'a%2Fb'],
    ['/', '%2F'],
    ['../invoices', '..%2Finvoices'],
    ['../../customers/1?x=1', '..%2F..%2Fcustomers%2F1%3Fx%3D1'],
    ['..\\..\\x', '..%5C..%5Cx'],
    ['a b', 'a%20b'],
    ['a+b', 'a%2Bb'],
    ['100%', '100%25'],
    ['%2e%2e', '%252e%252e'],
    ['%2F', '%252F'],
    ['a#b?c', 'a%23b%3Fc'],
    ['ünï', '%C3%BCn%C3%AF'],
    ['...', '...'],
    ['.well-known', '.well-known'],
    ['constructor', 'constructor'],
  ])('%s is decoded once and encoded once', async (id, sent) => {
    const { desk, asked, audited } = setUpPaths()
    expect((await desk(askDesk('GET', `/${encodeURIComponent(id)}`))).status).toBe(200)
    expect((await desk(askDesk('DELETE', `/${encodeURIComponent(id)}`))).status).toBe(204)
    const url = `https://api.example.com/v1/portal-sessions/${sent}`
    expect(asked).toEqual([url, url])
    expect(audited).toMatchObject([{ sessionId: id }])
  })

  it.each([
    '/a/b',
    '//a',
    '/%20',
    '/ps_1%1b%5b2J',
    '/ps_1%0a',
    '/%ff',
    '/%',
    '/%zz',
    '/%ed%a0%80',
    '/https%3A%2F%2Fportal.marginfront.com%2Fr%2Fmgl_abc',
    '/mgl_abc',
  ])('is not %s, of which MarginFront has said nothing', async (path) => {
    await refusesToAsk(path, 400, 'invalid_request')
  })

  it.each(['/..', '/%2e%2e', '/%2E.', '/.%2e/', '/../..', '/a/../../x'])(
    'is not %s, by which a URL climbs out of the path',
    async (path) => {
      await refusesToAsk(path, 404, 'not_found')
    },
  )

  async function refusesToAsk(path: string, status: number, code: string) {
    const { desk, asked, audited, events } = setUpPaths()
    for (const method of ['GET', 'DELETE']) {
      const response = await desk(askDesk(method, path))
      expect([response.status, await problemOf(response)]).toMatchObject([status, { code }])
    }
    expect([asked, audited]).toEqual([[], []])
    expect(JSON.stringify(events)).not.toContain('mgl_')
  }

  it('may have a slash behind it', async () => {
    const { desk, asked } = setUpPaths()
    await desk(askDesk('GET', '/ps_1/'))
    expect(asked).toEqual(['https://api.example.com/v1/portal-sessions/ps_1'])
  })
})

describe('the path', () => {
  it.each([
    ['/admin/links', '/admin/links'],
    ['/admin/links/', '/admin/links'],
    ['/admin/links//', '/admin/links'],
    ['/a b'.replace(' ', '%20'), '/a%20b'],
    ['/büro', '/b%C3%BCro'],
    ['/', ''],
  ])('can be %s', async (path, mounted) => {
    const { desk, asked } = setUpPaths(path)
    expect((await desk(get(`${app}${mounted}/ps_1`))).status).toBe(200)
    expect(asked).toEqual(['https://api.example.com/v1/portal-sessions/ps_1'])
  })

  it.each([
    `${app}/api`,
    `${app}/api/portal-sessionsX`,
    `${app}/api/portal-sessions-x/ps_1`,
    `${app}/support/api/portal-sessions/ps_1`,
    `${app}/API/portal-sessions`,
    `${app}/`,
  ])('does not lead to %s, and the log names the option', async (url) => {
    const { desk, asked, events } = setUpPaths()
    const response = await desk(get(url))
    expect([response.status, await problemOf(response)]).toMatchObject([404, { code: 'not_found' }])
    expect(asked).toEqual([])
    expect(events).toMatchObject([
      { type: 'refused', code: 'not_found', reason: expect.stringMatching(/path option/) },
    ])
  })

  it('is told on the console where nobody listens', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    const { desk } = setUpDesk({ onEvent: undefined })
    await desk(get(`${app}/elsewhere/mgl_abc`))
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(
        /not_found: A request for "\/elsewhere\/\[redacted token\]".*path option/,
      ),
    )
    warn.mockRestore()
  })
})

it('is given by the URL alone, whatever is in its query', async () => {
  const { desk, asked } = setUpPaths()
  await desk(get(`${deskEndpoint}/ps_1?id=ps_2&path=/x`))
  expect(asked).toEqual(['https://api.example.com/v1/portal-sessions/ps_1'])
})
