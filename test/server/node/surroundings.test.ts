import { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { toNodeHandler } from '../../../src/server/node/index.ts'
import { listen } from '../../support/listen.ts'
import { setUp } from '../support/portal.ts'

const ask = (origin: string) =>
  fetch(`${origin}/api/billing-portal`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: '{"returnUrl":"/billing"}',
  })

it("takes a request that extends Node's and came over no connection, as a Lambda adapter's", async () => {
  const { route, emulator } = setUp()
  const req = new IncomingMessage(new PassThrough() as unknown as Socket)
  Object.assign(req, {
    complete: true,
    method: 'POST',
    url: '/api/billing-portal',
    headers: {
      host: 'app.example.com',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      // Such adapters count it themselves.
      'content-length': 2,
    },
  })
  req.push('{}')
  req.push(null)
  const res = new ServerResponse(req)
  res.assignSocket(new PassThrough() as unknown as Socket)
  await toNodeHandler(route)(req, res)
  expect(res.statusCode).toBe(200)
  expect(res.getHeader('cache-control')).toBe('no-store')
  expect(emulator.sessions.live).toHaveLength(1)
})

it('leaves its headers open to what wraps the end of a response', async () => {
  const { route, emulator } = setUp()
  const handler = toNodeHandler(route)
  const origin = await listen((req, res) => {
    const end = res.end.bind(res) as (...args: unknown[]) => typeof res
    res.end = (...args: unknown[]) => {
      res.setHeader('x-logged', String(res.getHeader('cache-control')))
      return end(...args)
    }
    void handler(req, res)
  })
  const answer = await ask(origin)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('x-logged')).toBe('no-store')
  expect(emulator.sessions.live).toHaveLength(1)
})

it('ends the connection, and nothing else, where the end of a response throws', async () => {
  const { route } = setUp()
  const handled: Promise<void>[] = []
  const handler = toNodeHandler(route)
  const origin = await listen((req, res) => {
    res.end = () => {
      throw new Error('not today')
    }
    handled.push(handler(req, res))
  })
  await expect(ask(origin)).rejects.toThrow('fetch failed')
  await expect(Promise.all(handled)).resolves.toEqual([undefined])
})

it('calls what wraps a route, and not the route behind it', async () => {
  const { route, emulator } = setUp()
  const guarded = new Proxy(route, {
    apply: async () => new Response('guarded', { status: 403 }),
  })
  const answer = await ask(await listen(toNodeHandler(guarded)))
  expect(answer.status).toBe(403)
  expect(emulator.sessions.count).toBe(0)
})

it('reads a request that middleware had paused', async () => {
  const { route } = setUp()
  const handler = toNodeHandler(route)
  const origin = await listen(async (req, res) => {
    req.pause()
    await new Promise(setImmediate)
    await handler(req, res)
  })
  expect((await ask(origin)).status).toBe(200)
})

it('leaves the status of an answer alone that was sent before its route broke', async () => {
  const handler = toNodeHandler(() => Promise.reject(new Error('broken')))
  const statuses: number[] = []
  const origin = await listen((req, res) => {
    res.write('first')
    // What logs the answer reads it here.
    res.once('finish', () => statuses.push(res.statusCode))
    void handler(req, res)
  })
  expect(await (await ask(origin)).text()).toBe('first')
  expect(statuses).toEqual([200])
})
