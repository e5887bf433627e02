import { afterEach, describe, expect, it, vi } from 'vitest'
import { AuthenticationError, MarginFrontClient } from '../../../../src/server/marginfront/index.ts'
import { errorOf } from '../errorOf.ts'
import { secretKey } from '../scriptedFetch.ts'

afterEach(() => vi.unstubAllGlobals())

const errorOfCreation = () => errorOf(() => new MarginFrontClient(secretKey))

describe('the browser guard', () => {
  it('refuses a page', () => {
    vi.stubGlobal('window', {})
    vi.stubGlobal('document', {})
    vi.stubGlobal('process', undefined)
    const error = errorOfCreation()
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toMatchObject({ code: 'browser' })
    expect(error).toHaveProperty('message', expect.stringContaining('createPortalRoute'))
  })

  it('refuses a page with a bundler’s stand-in for process', () => {
    vi.stubGlobal('window', {})
    vi.stubGlobal('document', {})
    vi.stubGlobal('process', { env: {}, versions: {} })
    expect(errorOfCreation()).toMatchObject({ code: 'browser' })
  })

  it('allows a DOM under Node, as in a test', () => {
    vi.stubGlobal('window', {})
    vi.stubGlobal('document', {})
    expect(() => new MarginFrontClient(secretKey)).not.toThrow()
  })

  it('allows a server runtime that is not Node', () => {
    vi.stubGlobal('process', undefined)
    expect(() => new MarginFrontClient(secretKey)).not.toThrow()
  })
})
