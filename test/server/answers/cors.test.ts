import { describe, expect, it } from 'vitest'
import { app, ask, post, setUp } from '../support/portal.ts'

const shell = 'capacitor://localhost'
const allowedOrigins = [app, shell]

const corsOf = ({ headers }: Response) =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')))

const credentials = (origin: string) => ({
  'access-control-allow-origin': origin,
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'Retry-After, Date',
})

describe('a preflight of a named origin', () => {
  const preflight = (headers: Record<string, string> = {}) =>
    post({
      method: 'OPTIONS',
      headers: { origin: shell, 'access-control-request-method': 'POST', ...headers },
    })

  it('is answered with what its page may send, and mints nothing', async () => {
    const { route, emulator, events } = setUp({ allowedOrigins })
    const response = await route(preflight())
    expect([response.status, await response.text()]).toEqual([204, ''])
    expect(corsOf(response)).toEqual({
      ...credentials(shell),
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '600',
    })
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect([emulator.sessions.count, events]).toEqual([0, []])
  })

  it('may have the headers that its host adds', async () => {
    const { route } = setUp({ allowedOrigins })
    const asked = 'authorization,content-type'
    const response = await route(preflight({ 'access-control-request-headers': asked }))
    expect(response.headers.get('access-control-allow-headers')).toBe(asked)
  })
})

describe('an answer', () => {
  it('may be read by a named origin, whether it is a link or a failure', async () => {
    const { route } = setUp({ allowedOrigins })
    for (const [body, status] of [
      ['{}', 200],
      ['{', 400],
    ] as const) {
      const response = await route(ask(body, { headers: { origin: shell } }))
      expect([response.status, corsOf(response)]).toEqual([status, credentials(shell)])
    }
  })

  it('is for no other site, nor for the own one that needs none', async () => {
    const { route } = setUp({ allowedOrigins })
    const other = await route(ask({}, { headers: { origin: 'https://evil.example' } }))
    expect([other.status, corsOf(other)]).toEqual([403, {}])
    expect(corsOf(await setUp().route(ask({})))).toEqual({})
  })
})

it('a method that is not answered is told which are', async () => {
  const response = await setUp().route(post({ method: 'PUT', headers: { origin: app } }))
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
})
