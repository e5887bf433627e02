import { describe, expect, it } from 'vitest'
import { errorTable, type PortalErrorCode } from '../../src/contract/errorTable.ts'
import { PortalError } from '../../src/contract/PortalError.ts'

const codes = Object.keys(errorTable) as PortalErrorCode[]

it('has these codes, with these statuses, and these may work later', () => {
  const rows = codes.map((code) => {
    const { status, retryable } = errorTable[code]
    return `${code} ${status}${retryable ? ' retryable' : ''}`
  })
  expect(rows).toMatchInlineSnapshot(`
    [
      "method_not_allowed 405",
      "cross_site_request 403",
      "unsupported_media_type 415",
      "invalid_request 400",
      "invalid_return_url 400",
      "unauthenticated 401",
      "forbidden 403",
      "no_customer 404",
      "rate_limited 429 retryable",
      "misconfigured 500",
      "upstream_error 502 retryable",
      "upstream_timeout 504 retryable",
      "network 0 retryable",
      "timeout 0 retryable",
      "invalid_response 0",
      "untrusted_url 0",
      "popup_blocked 0 retryable",
      "tab_closed 0 retryable",
      "aborted 0 retryable",
    ]
  `)
})

it('has a short and plain sentence for each code', () => {
  for (const code of codes) {
    expect(errorTable[code].sentence, code).toMatch(/^[A-Z][\w ,.']{10,70}\.$/)
  }
})

it('has one sentence for all that only a developer can mend', () => {
  const forSupport = codes.filter((code) => errorTable[code].sentence.includes('contact support'))
  expect(forSupport).toEqual([
    'method_not_allowed',
    'cross_site_request',
    'unsupported_media_type',
    'invalid_request',
    'invalid_return_url',
    'misconfigured',
    'invalid_response',
    'untrusted_url',
  ])
  expect(new Set(forSupport.map((code) => errorTable[code].sentence)).size).toBe(1)
})

describe('PortalError', () => {
  it.each(codes)('carries what the table says of %s', (code) => {
    const { status, sentence, retryable } = errorTable[code]
    expect(new PortalError(code)).toMatchObject({
      name: 'PortalError',
      code,
      status,
      retryable,
      message: sentence,
      retryAfter: undefined,
      requestId: undefined,
    })
  })

  it.each([
    [46.2, 47],
    [0, undefined],
    [-1, undefined],
    [NaN, undefined],
    [Infinity, undefined],
    [1e8, undefined],
    ['soon', undefined],
    ['47', 47],
  ])('waits whole seconds: told %j, it says %j', (told, said) => {
    const details = { retryAfter: told as number }
    expect(new PortalError('rate_limited', details).retryAfter).toBe(said)
  })

  it('carries what it is told besides', () => {
    const cause = new Error('underneath')
    const details = { status: 503, retryAfter: 7, requestId: 'r-1', message: 'Own words.', cause }
    expect(new PortalError('upstream_error', details)).toMatchObject(details)
  })
})
