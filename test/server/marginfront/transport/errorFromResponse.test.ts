import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../../../src/emulator/index.ts'
import {
  ApiError,
  AuthenticationError,
  MarginFrontClient,
  NotFoundError,
  PermissionError,
} from '../../../../src/server/marginfront/index.ts'
import { json, rejectionOf, scriptedFetch, secretKey } from '../scriptedFetch.ts'

const mintInto = (answer: Response) => {
  const { fetch } = scriptedFetch(answer)
  const { portalSessions } = new MarginFrontClient(secretKey, { fetch, retries: 0 })
  return rejectionOf(portalSessions.create({ customerExternalId: 'acme-001' }))
}

const page = (status: number, body = '<html><h1>SENTINEL</h1></html>') =>
  new Response(body, { status, headers: { 'content-type': 'text/html', 'x-request-id': 'fw-1' } })

const classOf: Record<number, unknown> = {
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
}

describe.each([401, 403])('a %i', (code) => {
  it.each([
    ['a page', page(code)],
    ['plain text', new Response('SENTINEL: access denied', { status: code })],
    ['a page that is too long to read', page(code, 'x'.repeat(100_000))],
  ])('in %s is not laid to the key', async (_what, answer) => {
    const error = await mintInto(answer)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      code: 'foreign_response',
      status: code,
      message: expect.stringMatching(/firewall.*baseUrl/),
    })
    expect(error).toHaveProperty('message', expect.not.stringMatching(/secret key|SENTINEL/))
  })
})

describe.each([401, 403, 404])('a %i', (code) => {
  it.each([
    ['JSON', () => json({ statusCode: code, message: 'SENTINEL' }, { status: code })],
    ['JSON without its media type', () => new Response('{"message":"x"}', { status: code })],
    ['nothing', () => new Response(null, { status: code })],
  ])('in %s is taken for MarginFront’s own', async (_what, answer) => {
    expect(await mintInto(answer())).toBeInstanceOf(classOf[code])
  })
})

describe('a wrong baseUrl', () => {
  it.each([
    ['a page', page(404)],
    [
      'an unknown route of NestJS',
      json({ message: 'Cannot POST /portal-sessions' }, { status: 404 }),
    ],
    [
      'an unknown route of Fastify',
      json({ message: 'Route POST:/portal-sessions not found' }, { status: 404 }),
    ],
  ])('is told from an unknown customer by %s', async (_what, answer) => {
    const error = await mintInto(answer)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      code: 'unknown_endpoint',
      status: 404,
      message: expect.stringMatching(/baseUrl.*MF_API_BASE_URL.*\/v1/),
    })
    expect(error).toHaveProperty('message', expect.not.stringContaining('Cannot POST'))
  })

  it('is told where only its /v1 is missing', async () => {
    const emulator = createEmulator()
    const { portalSessions } = new MarginFrontClient(emulator.secretKeys[0], {
      baseUrl: 'http://127.0.0.1:4242',
      fetch: emulator.fetch,
    })
    const create = portalSessions.create({ customerExternalId: 'acme-001' })
    expect(await rejectionOf(create)).toMatchObject({ code: 'unknown_endpoint' })
  })
})

it('a 404 of MarginFront’s names the baseUrl too, as the last thing to check', async () => {
  const error = await mintInto(json({ message: 'Customer not found' }, { status: 404 }))
  expect(error).toHaveProperty('message', expect.stringMatching(/Check the id.*baseUrl/))
})
