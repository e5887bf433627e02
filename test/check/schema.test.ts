import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, it } from 'vitest'
import { errorTable } from '../../src/contract/errorTable.ts'
import { errorUrl } from '../../src/contract/errorUrl.ts'
import { isRouteCode, statusesOf } from '../../src/check/clauses/judge.ts'
import { faultsOf, type ObjectSchema, strangersIn } from '../../src/check/schema/faultsOf.ts'
import { portalLink } from '../../src/check/schema/portalLink.ts'
import { problem } from '../../src/check/schema/problem.ts'
import { readOpenApi } from '../server/support/openApiContract.ts'

const document = readOpenApi()
const ajv = new Ajv2020({ strict: false })
addFormats.default(ajv)
ajv.addSchema(document, 'openapi')

const link = {
  url: 'https://portal.marginfront.com/r/mgl_1',
  expiresAt: '2026-01-31T12:00:00.000Z',
}
const failure = {
  type: errorUrl('rate_limited'),
  title: 'Please try again later.',
  status: 429,
  code: 'rate_limited',
  requestId: 'r-1',
  retryAfter: 30,
}

const values: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  1,
  -1,
  1.5,
  '',
  'text',
  'a b',
  [],
  {},
  '2026-01-31',
  '2026-01-31T12:00:00Z',
  '2026-01-31T12:00:00',
  '2026-02-30T12:00:00Z',
  '2026-01-31T25:00:00Z',
  '2026-01-31T12:00:00+02:00',
  'https://a.example/',
  '/r/1',
  '//a.example/',
  'https://a.example/ü',
  `https://a.example/${'x'.repeat(2048)}`,
  'urn:a:b',
  'about:blank',
  30,
  429,
]

/** The value whole, without each of its members, with each of them as each value, and with one more. */
function variantsOf(whole: Record<string, unknown>): unknown[] {
  const names = Object.keys(whole)
  return [
    whole,
    ...values,
    { ...whole, more: 1 },
    ...names.flatMap((name) => {
      const { [name]: _, ...rest } = whole
      return [rest, ...values.slice(1).map((value) => ({ ...whole, [name]: value }))]
    }),
  ]
}

it.each<[string, ObjectSchema, Record<string, unknown>]>([
  ['PortalLink', portalLink, link],
  ['Problem', problem, failure],
])('%s is read as openapi.yaml describes it', (name, schema, whole) => {
  const validate = ajv.getSchema(`openapi#/components/schemas/${name}`)
  for (const value of variantsOf(whole)) {
    const others = typeof value === 'object' && value ? strangersIn(schema, value) : []
    const isRight = faultsOf(schema, value).length === 0 && others.length === 0
    expect(isRight, JSON.stringify(value)).toBe(validate?.(value))
  }
})

it('each code has the statuses of openapi.yaml, and the one of a MarginFront that is down', () => {
  for (const code of Object.keys(errorTable).filter(isRouteCode)) {
    const schema = Object.values(document.components.schemas).find(
      ({ properties }) => properties?.['code']?.const === code,
    )
    const { const: one, enum: more = [one] } = schema?.properties?.['status'] ?? {}
    const extra = code === 'upstream_error' ? [503] : []
    expect([...new Set([...statusesOf(code), ...extra])].toSorted()).toEqual(
      [...new Set([...more, ...extra])].toSorted(),
    )
  }
})
