import { createConfig, lint } from '@redocly/openapi-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { errorTable } from '../../src/contract/errorTable.ts'
import { errorUrl } from '../../src/contract/errorUrl.ts'
import { failureOf, type AnswerCode } from '../../src/server/failureOf.ts'
import { createPortalRoute, type HostArgs, type ResolvedCustomer } from '../../src/server/index.ts'
import { fromForm, fromScript } from './support/contractCases.ts'
import { describeContract } from './support/describeContract.ts'
import {
  endpointPath,
  openApiContract,
  openApiFile,
  readOpenApi,
} from './support/openApiContract.ts'
import { app, setUp } from './support/portal.ts'

/** The codes that have another status besides the one of the table. */
const secondStatuses: Record<string, number> = { invalid_request: 413, upstream_error: 503 }

function resolveCustomer({ request }: HostArgs): ResolvedCustomer {
  const account = /account=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1]
  if (account === 'forbidden' || account === undefined) return account
  return { customerExternalId: account }
}

// A body that names a customer is warned of; what is said is tried elsewhere.
beforeEach(() => void vi.spyOn(console, 'warn').mockReturnValue())
afterEach(() => vi.restoreAllMocks())

describeContract('the real route', async (options) => {
  const { emulator, client } = setUp()
  const route = createPortalRoute({ client, resolveCustomer, onEvent: () => {}, ...options })
  return { origin: app, emulator, send: (request) => route(request) }
})

describe('the document', () => {
  const document = readOpenApi()
  const problems = Object.values(document.components.schemas).filter(
    ({ properties }) => properties?.['code']?.const !== undefined,
  )

  it('is valid OpenAPI 3.1, its examples included', async () => {
    const config = await createConfig({
      extends: ['recommended-strict'],
      rules: {
        // Its own way would forbid what the schemas are composed of; they forbid the rest.
        'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: true },
        // All methods but one are there to fail.
        'operation-2xx-response': 'off',
      },
    })
    const found = await lint({ ref: openApiFile, config })
    expect(found.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([])
  })

  it('has the error table as the code has it', () => {
    const documented = problems.map(({ properties = {}, ...problem }) => [
      properties['code']?.const,
      properties['status']?.const ?? properties['status']?.enum,
      problem['x-retryable'],
    ])
    const inCode = Object.entries({ ...errorTable, not_found: failureOf('not_found') })
      .filter(([, { status }]) => status > 0)
      .map(([code, { status, retryable }]) => [
        code,
        code in secondStatuses ? [status, secondStatuses[code]] : status,
        retryable,
      ])
    expect(documented).toEqual(inCode)
  })

  it('has an example of each failure, with its sentence', () => {
    const examples = Object.values(document.components.responses).flatMap(({ content }) =>
      Object.entries(content?.['application/problem+json']?.examples ?? {}),
    )
    expect(new Set(examples.map(([code]) => code)).size).toBe(problems.length)
    for (const [code, { value }] of examples) {
      const { sentence: title } = failureOf(code as AnswerCode)
      expect(value).toMatchObject({ code, title, type: errorUrl(code) })
    }
  })

  it('has requests that the route takes as they are written', async () => {
    const { content = {} } = document.paths[endpointPath]?.['post']?.requestBody ?? {}
    const examples = Object.entries(content).flatMap(([type, { examples: all = {} }]) =>
      Object.values(all).map(({ value }) => ({ type, value })),
    )
    expect(examples.length).toBeGreaterThan(2)
    for (const { type, value } of examples) {
      const body = type.endsWith('json')
        ? JSON.stringify(value)
        : new URLSearchParams(value as Record<string, string>).toString()
      const response = await setUp().route(
        fromScript(app, { body, headers: { 'content-type': type } }),
      )
      expect([200, 303]).toContain(response.status)
    }
  })
})

describe('an answer that the document does not have', () => {
  const link = () => setUp().route(fromScript(app))
  const failure = () => setUp().route(fromScript(app, { body: '{' }))
  const redirect = () => setUp().route(fromForm(app))

  /** The answer with its parts changed. */
  async function changed(
    response: Response,
    {
      status = response.status,
      body,
      headers = {},
    }: { status?: number; body?: object; headers?: Record<string, string> },
  ) {
    const text = await response.text()
    const all = new Headers(response.headers)
    for (const [name, value] of Object.entries(headers)) {
      if (value === '') all.delete(name)
      else all.set(name, value)
    }
    const content = body ? JSON.stringify({ ...JSON.parse(text), ...body }) : text
    return new Response(content === '' ? null : content, { status, headers: all })
  }

  it.each([
    ['a status', failure, { status: 418 }],
    ['a status for this code', failure, { status: 413 }],
    ['a code', failure, { body: { code: 'teapot' } }],
    ['a code for this status', failure, { body: { code: 'forbidden' } }],
    ['a type that is no URI', failure, { body: { type: 'invalid_request' } }],
    ['another status in the body', failure, { body: { status: 413 } }],
    ['an unknown field', failure, { body: { detail: 'x' } }],
    ['no title', failure, { body: { title: undefined } }],
    ['no request id', failure, { body: { requestId: '' } }],
    ['a media type', failure, { headers: { 'content-type': 'application/json' } }],
    ['no media type', failure, { headers: { 'content-type': '' } }],
    ['a header', link, { headers: { 'x-powered-by': 'x' } }],
    ['a header with this value', link, { headers: { 'cache-control': 'private' } }],
    ['no cache-control', link, { headers: { 'cache-control': '' } }],
    ['no vary', failure, { headers: { vary: '' } }],
    ['a token', link, { body: { token: 'mgl_1' } }],
    ['no url', link, { body: { url: undefined } }],
    ['a date', link, { body: { expiresAt: 'soon' } }],
    ['no location', redirect, { headers: { location: '' } }],
    ['a body of a redirect', redirect, { body: {} }],
  ] as const)('is told of: %s', async (_name, answer, change) => {
    const { disagreements } = openApiContract()
    const real = await answer()
    expect(await disagreements('POST', real)).toEqual([])
    const text = await real.clone().text()
    const other =
      text === '' && 'body' in change ? new Response('x', real) : await changed(real, change)
    expect(await disagreements('POST', other)).not.toEqual([])
  })

  it('is told of where the document lost a word', async () => {
    const changes: ((document: ReturnType<typeof readOpenApi>) => unknown)[] = [
      ({ paths }) => delete paths[endpointPath]?.['post']?.responses['400'],
      ({ components }) => delete components.responses['BadRequest'],
      ({ components }) => delete components.responses['BadRequest']?.headers?.['Vary'],
      ({ components }) => delete components.responses['BadRequest']?.content,
      ({ components }) =>
        Object.assign(components.schemas['InvalidRequest']?.properties ?? {}, {
          code: { const: 'bad_request' },
        }),
      ({ components }) =>
        Object.assign(components.headers['CacheControl'] ?? {}, { schema: { const: 'private' } }),
    ]
    for (const change of changes) {
      const document = readOpenApi()
      change(document)
      expect(await openApiContract(document).disagreements('POST', await failure())).not.toEqual([])
    }
  })

  it('is missed where the document has it and no route gives it', async () => {
    const contract = openApiContract()
    await contract.disagreements('POST', await link())
    expect(contract.unseen()).not.toContain('POST 200 application/json')
    expect(contract.unseen()).toContain('POST 400 application/problem+json invalid_request')
  })
})
