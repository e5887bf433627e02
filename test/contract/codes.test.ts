import { describe, expect, it } from 'vitest'
import { docsUrl } from '../../src/contract/docsUrl.ts'
import { errorParameter } from '../../src/contract/errorParameter.ts'
import { errorTable } from '../../src/contract/errorTable.ts'
import { errorUrl } from '../../src/contract/errorUrl.ts'
import { isErrorCode } from '../../src/contract/isErrorCode.ts'
import { isPortalError } from '../../src/contract/isPortalError.ts'
import { isRouteErrorCode } from '../../src/contract/isRouteErrorCode.ts'
import { oneLine } from '../../src/contract/oneLine.ts'
import { PortalError } from '../../src/contract/PortalError.ts'

const noCodes = [undefined, null, 7, '', 'Network', 'toString', '__proto__', ['network'], {}]

describe('a code of the list', () => {
  it.each(Object.keys(errorTable))('is known: %s', (code) => {
    expect(isErrorCode(code)).toBe(true)
  })

  it.each(noCodes)('is not %j', (value) => {
    expect([isErrorCode(value), isRouteErrorCode(value)]).toEqual([false, false])
  })

  it('is one of a route where it has a status', () => {
    expect(Object.keys(errorTable).filter((code) => !isRouteErrorCode(code))).toEqual([
      'network',
      'timeout',
      'invalid_response',
      'untrusted_url',
      'popup_blocked',
      'tab_closed',
      'aborted',
    ])
  })

  it('has its own place in the docs', () => {
    expect(docsUrl).toMatch(/^https:\/\/\S+\/docs$/)
    expect(errorUrl('network')).toBe(`${docsUrl}/errors.md#network`)
  })

  it('comes back to a page as portal_error', () => {
    expect(errorParameter).toBe('portal_error')
  })
})

describe('a PortalError', () => {
  it('is known by its name and code, whatever its class', () => {
    const ofAnotherCopy = Object.assign(new Error(), { name: 'PortalError', code: 'network' })
    expect([new PortalError('network'), ofAnotherCopy].map(isPortalError)).toEqual([true, true])
  })

  it.each([
    undefined,
    null,
    'PortalError',
    { name: 'PortalError' },
    { name: 'PortalError', code: 'unheard_of' },
    { name: 'Error', code: 'network' },
    { code: 'network' },
  ])('is not %j', (value) => {
    expect(isPortalError(value)).toBe(false)
  })
})

it('a line of text keeps all but what steers a terminal', () => {
  expect(oneLine('a\u{1b}[31m\r\nb\tc\u{9b} d')).toBe('a[31mbc d')
})
