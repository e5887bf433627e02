import type { IncomingMessage, ServerResponse } from 'node:http'
import express from 'express'
import { Hono } from 'hono'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createAnswerWithoutAdapter } from '../../../src/server/withoutAdapter/createAnswerWithoutAdapter.ts'
import { isRequest } from '../../../src/server/withoutAdapter/isRequest.ts'
import { listen } from '../../support/listen.ts'

const type = 'application/problem+json'
const body = JSON.stringify({ code: 'misconfigured' })
const headers = { 'cache-control': 'no-store', 'content-type': type }

/** A route that tells a Request from all else, as ours do. */
function mountable() {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => error.mockRestore())
  const answerWithoutAdapter = createAnswerWithoutAdapter()
  const route = async (request?: unknown, context?: unknown) =>
    isRequest(request)
      ? new Response('served')
      : answerWithoutAdapter(request, context, new Response(body, { status: 500, headers }))
  return { route, error }
}

const expectProblem = async (answer: Response) => {
  expect([answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([500, type])
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await answer.text()).toBe(body)
}

const send = (origin: string) =>
  fetch(origin, { method: 'POST', body: '{}', signal: AbortSignal.timeout(10_000) })

describe('a route without its adapter answers 500', () => {
  it('on plain http, and again, and says once how to mend it', async () => {
    const { route, error } = mountable()
    const origin = await listen((req, res) => void route(req, res))
    for (let turn = 0; turn < 3; turn += 1) await expectProblem(await send(origin))
    expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('toNodeHandler'))
  })

  it('in Express, with and without a parser before it', async () => {
    const { route } = mountable()
    const host = express()
    host.post('/', express.json(), (req, res) => void route(req, res))
    await expectProblem(await send(await listen(host)))
    await expectProblem(await send(await listen(express().post('/', route as express.Handler))))
  })

  it('in Koa, whose context has the response', async () => {
    const { route } = mountable()
    const koa = (req: IncomingMessage, res: ServerResponse) =>
      void route({ req, res, headers: req.headers, method: req.method, url: req.url }, () => {})
    await expectProblem(await send(await listen(koa)))
  })

  it('in Fastify, which gets its reply back', async () => {
    const { route } = mountable()
    const seen: unknown[] = []
    const reply = {
      code: (status: number) => seen.push(status),
      header: (name: string, value: string) => seen.push(`${name}: ${value}`),
      send: (text: string) => seen.push(text),
    }
    expect(await route({ raw: {} }, reply)).toBe(reply)
    expect(seen).toEqual([500, 'cache-control: no-store', `content-type: ${type}`, body])
  })

  it('in hapi, which gets a response of its own', async () => {
    const { route } = mountable()
    const seen: unknown[] = []
    const response = {
      code: (status: number) => seen.push(status),
      header: (name: string, value: string) => seen.push(`${name}: ${value}`),
    }
    const toolkit = { response: (text: string) => seen.push(text) && response }
    expect(await route({ raw: {} }, toolkit)).toBe(response)
    expect(seen).toEqual([body, 500, 'cache-control: no-store', `content-type: ${type}`])
  })

  it.each([
    ['an HTTP API', { version: '2.0', rawPath: '/', requestContext: {} }],
    ['a REST API', { httpMethod: 'POST', path: '/' }],
  ])('as the function of %s', async (_what, event) => {
    const result = await mountable().route(event, { awsRequestId: '1' })
    expect(result).toEqual({ statusCode: 500, headers, body })
  })

  it('where the framework takes a Response, as Hono does', async () => {
    const { route } = mountable()
    const host = new Hono().post('/', async (c) => (await route(c)) as Response)
    await expectProblem(await host.request('/', { method: 'POST' }))
  })

  it.each([
    ['nothing', []],
    ['null', [null, null]],
    ['an empty object', [{}, {}]],
    ['a text', ['request', 'response']],
  ])('as a Response, where it was given %s', async (_what, args) => {
    await expectProblem((await mountable().route(...args)) as Response)
  })
})

describe('it never throws', () => {
  it.each([
    [
      'throws',
      {
        setHeader: () => {
          throw new Error('closed')
        },
        end: () => {},
      },
    ],
    [
      'has getters that throw',
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('outside')
          },
        },
      ),
    ],
  ])('where the response %s', async (_what, response) => {
    await expectProblem((await mountable().route({}, response)) as Response)
  })

  it('where its own answer was read before, and returns that', async () => {
    mountable()
    const answer = new Response(body)
    await answer.text()
    expect(await createAnswerWithoutAdapter()({}, {}, answer)).toBe(answer)
  })

  it('and leaves an answer alone that was sent before', async () => {
    const { route } = mountable()
    const origin = await listen((req, res) => {
      res.write('fir')
      void route(req, res).then(() => res.end('st'))
    })
    const answer = await send(origin)
    expect([answer.status, await answer.text()]).toEqual([200, 'first'])
  })
})
