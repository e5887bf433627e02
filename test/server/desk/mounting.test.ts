import * as http from 'node:http'
import express from 'express'
import { Hono } from 'hono'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { toNodeHandler } from '../../../src/server/node/index.ts'
import { deferred } from '../../support/deferred.ts'
import { actor, setUpDesk } from '../support/desk.ts'
import { gatedClient } from '../support/portal.ts'
import { listen } from '../../support/listen.ts'
import type { PortalDeskClient } from '../../../src/server/index.ts'

afterEach(() => vi.restoreAllMocks())

type Ask = (method: string, path?: string, body?: object) => Promise<Response>

/** Asks a desk that is served at an origin, as its own page would. */
const asksAt =
  (origin: string): Ask =>
  (method, path = '', body) =>
    fetch(`${origin}/api/portal-sessions${path}`, {
      method,
      headers: {
        ...(method === 'GET' ? { 'x-portal-desk': '1' } : { origin }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })

type Desk = ReturnType<typeof setUpDesk>['desk']

const hosts: Record<string, (desk: Desk) => Promise<Ask>> = {
  'a plain server': async (desk) => asksAt(await listen(toNodeHandler(desk))),
  'Express, by use': async (desk) => {
    const app = express().use('/api/portal-sessions', toNodeHandler(desk))
    return asksAt(await listen(app))
  },
  'Express, in a router, after a parser': async (desk) => {
    const router = express.Router().all('/portal-sessions{/*id}', toNodeHandler(desk))
    return asksAt(await listen(express().use(express.json()).use('/api', router)))
  },
  Hono: async (desk) => {
    const app = new Hono().all('/api/portal-sessions/*', (c) => desk(c.req.raw, c))
    return asksAt(await listen(toNodeHandler(async (request) => app.fetch(request))))
  },
}

it('answers below what a host takes off the path before it asks the route', async () => {
  const { desk } = setUpDesk({ path: '/' })
  const app = new Hono().mount('/api/portal-sessions', (request) => desk(request))
  const ask = asksAt(await listen(toNodeHandler(async (request) => app.fetch(request))))
  const { id } = await (await ask('POST', '', { customerExternalId: 'acme-001' })).json()
  expect(await (await ask('GET', `/${id}`)).json()).toMatchObject({ id })
  expect((await ask('DELETE', `/${id}`)).status).toBe(204)
})

describe.each(Object.entries(hosts))('mounted in %s', (_name, mount) => {
  it('lists, looks up, makes and cuts off', async () => {
    const { desk, emulator, audited } = setUpDesk()
    const ask = await mount(desk)
    expect(await (await ask('GET')).json()).toEqual({ sessions: [] })
    const made = await ask('POST', '', { customerExternalId: 'acme-001' })
    expect(made.status).toBe(201)
    const { id } = await made.json()
    expect(await (await ask('GET', '?includeExpired=true')).json()).toMatchObject({
      sessions: [{ id }],
    })
    expect(await (await ask('GET', `/${id}`)).json()).toMatchObject({ id, isUsed: false })
    expect((await ask('DELETE', `/${id}`)).status).toBe(204)
    expect((await ask('DELETE', `/${id}`)).status).toBe(404)
    expect(emulator.sessions.live).toEqual([])
    expect(audited).toMatchObject([
      { actor, action: 'create' },
      { actor, action: 'revoke', sessionId: id },
      { actor, action: 'revoke', sessionId: id },
    ])
  })

  it.each(['a/b', '../x', 'a b', '100%', '%2F'])('decodes the id %s once', async (id) => {
    const { desk, audited } = setUpDesk()
    const ask = await mount(desk)
    const answer = await ask('DELETE', `/${encodeURIComponent(id)}`)
    expect([answer.status, (await answer.json()).code]).toEqual([404, 'not_found'])
    expect(audited).toMatchObject([{ sessionId: id }])
  })
})

it('revokes a link whose browser hung up meanwhile', async () => {
  const { client, asked, answer, revoked } = gatedClient()
  const all = { ...client.portalSessions, get: vi.fn(), list: vi.fn() }
  const heard = deferred()
  const { desk } = setUpDesk({
    client: { portalSessions: all } as PortalDeskClient,
    authorize({ request }) {
      request.signal.addEventListener('abort', () => heard.resolve())
      return { actor }
    },
  })
  const origin = await listen(toNodeHandler(desk))
  const browser = new AbortController()
  const gone = fetch(`${origin}/api/portal-sessions`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: '{"customerExternalId":"acme-001"}',
    signal: browser.signal,
  }).catch(() => 'gone')
  await asked
  browser.abort()
  expect(await gone).toBe('gone')
  await heard.promise
  answer()
  await vi.waitFor(() => expect(revoked).toEqual(['ps_1']))
})

it('answers 500 without its adapter, and names it', async () => {
  const told = vi.spyOn(console, 'error').mockReturnValue()
  const authorize = vi.fn(() => ({ actor }))
  const { desk } = setUpDesk({ authorize })
  const origin = await listen((req, res) => void desk(req as never, res))
  const answer = await fetch(`${origin}/api/portal-sessions`, { headers: { 'x-portal-desk': '1' } })
  expect([answer.status, (await answer.json()).code]).toEqual([500, 'misconfigured'])
  expect(told).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('toNodeHandler(route)'))
  expect(authorize).not.toHaveBeenCalled()
})

it.each(['TRACE', 'PROPFIND'])('takes %s through Node for no GET', async (method) => {
  const { desk, events } = setUpDesk()
  const origin = await listen(toNodeHandler(desk))
  const status = await new Promise((resolve, reject) => {
    const headers = { origin, 'x-portal-desk': '1' }
    const asked = http.request(`${origin}/api/portal-sessions`, { method, headers }, (answer) => {
      resolve(answer.resume().statusCode)
    })
    asked.on('error', reject).end()
  })
  expect(status).toBe(405)
  expect(events).toMatchObject([{ type: 'refused', code: 'method_not_allowed' }])
})
