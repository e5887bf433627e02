import type { IncomingMessage, ServerResponse } from 'node:http'
import express from 'express'
import { Hono } from 'hono'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { errorTable } from '../../../src/contract/errorTable.ts'
import { errorUrl } from '../../../src/contract/errorUrl.ts'
import { answerWithoutAdapter } from '../../../src/server/withoutAdapter/answerWithoutAdapter.ts'
import { isRequest } from '../../../src/server/incoming/isRequest.ts'
import { listen } from '../../support/listen.ts'

const type = 'application/problem+json'

/** A route that tells a Request from all else, as ours do. */
function mountable() {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => error.mockRestore())
  const route = async (request?: unknown, context?: unknown) =>
    isRequest(request) ? new Response('served') : answerWithoutAdapter(request, context)
  return { route, error }
}

const problem = {
  type: errorUrl('misconfigured'),
  title: errorTable.misconfigured.sentence,
  status: 500,
  code: 'misconfigured',
  requestId: expect.stringMatching(/^[\da-f-]{36}$/),
}

const headers = expect.objectContaining({
  'cache-control': 'no-store',
  'content-type': type,
  'referrer-policy': 'no-referrer',
})

/** Expects the one answer, and returns the id that it has. */
async function expectProblem(answer: Response): Promise<string> {
  expect([answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([500, type])
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const told = await answer.json()
  expect(told).toEqual(problem)
  return told.requestId
}

const textOf = (answer: unknown) => JSON.parse(String(answer))

const send = (origin: string) =>
  fetch(origin, { method: 'POST', body: '{}', signal: AbortSignal.timeout(10_000) })

describe('a route without its adapter answers 500', () => {
  it('on plain http, and says each time how to mend it, under the id of the answer', async () => {
    const { route, error } = mountable()
    const origin = await listen((req, res) => void route(req, res))
    for (let turn = 1; turn <= 3; turn += 1) {
      const requestId = await expectProblem(await send(origin))
      expect(error).toHaveBeenCalledTimes(turn)
      const line: unknown = error.mock.lastCall?.[0]
      expect(line).toMatch(/^\[@marginfront\/react\] misconfigured: .*toNodeHandler/)
      expect(line).toContain(`(request ${requestId}) See ${errorUrl('misconfigured')}`)
    }
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
    expect(seen).toEqual(
      expect.arrayContaining([500, 'cache-control: no-store', `content-type: ${type}`]),
    )
    expect(textOf(seen.at(-1))).toEqual(problem)
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
    expect(seen).toEqual(
      expect.arrayContaining([500, 'cache-control: no-store', `content-type: ${type}`]),
    )
    expect(textOf(seen[0])).toEqual(problem)
  })

  it.each([
    ['an HTTP API', { version: '2.0', rawPath: '/', requestContext: {} }],
    ['a REST API', { httpMethod: 'POST', path: '/' }],
  ])('as the function of %s', async (_what, event) => {
    const result = await mountable().route(event, { awsRequestId: '1' })
    expect(result).toEqual({ statusCode: 500, headers, body: expect.any(String) })
    expect(textOf(Reflect.get(result, 'body'))).toEqual(problem)
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

  it('where the console does', async () => {
    const { route, error } = mountable()
    error.mockImplementation(() => {
      throw new Error('closed')
    })
    await expectProblem(await route({}))
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
