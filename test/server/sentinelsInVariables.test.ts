import { inspect } from 'node:util'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  AuthenticationError,
  createPortalRoute,
  MarginFrontClient,
} from '../../src/server/index.ts'
import { ask, problemOf } from './support/portal.ts'

const key = 'mf_sk_test_SENTINELKEY'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function construct(): unknown {
  try {
    return new MarginFrontClient(key)
  } catch (error) {
    return error
  }
}

describe('a variable that is built into client code', () => {
  it.each([
    'NEXT_PUBLIC_MF_API_SECRET_KEY',
    'VITE_MF_SK_KEY',
    'REACT_APP_BILLING',
    'EXPO_PUBLIC_KEY',
    'PUBLIC_MF_SK_2_KEY',
  ])('may not hold the secret key: %s', (name) => {
    vi.stubEnv(name, key)
    const error = construct()
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toMatchObject({ code: 'public_variable' })
    expect(error).toHaveProperty('message', expect.stringContaining(`variable ${name} holds`))
    expect(inspect(error)).not.toContain('SENTINEL')
  })

  it('may not hold it among other things, or another than the one in use', () => {
    vi.stubEnv('VITE_CONFIG', JSON.stringify({ billing: 'mf_sk_live_another' }))
    expect(construct()).toMatchObject({ code: 'public_variable' })
  })

  it('is named rather than the variable that is missing', () => {
    vi.stubEnv('VITE_MF_API_SECRET_KEY', key)
    expect(() => new MarginFrontClient(undefined)).toThrow('VITE_MF_API_SECRET_KEY')
  })

  it.each([
    ['VITE_MF_PUBLISHABLE_KEY', 'mf_pk_live_1'],
    ['VITE_HINT', 'a secret key starts with mf_sk_'],
    ['MF_API_SECRET_KEY', key],
    ['NOT_PUBLIC_KEY', key],
    ['VITEKEY', key],
  ])('may be what is no secret, and other variables may: %s=%s', (name, value) => {
    vi.stubEnv(name, value)
    expect(construct()).toBeInstanceOf(MarginFrontClient)
  })

  it('is not looked for in production, where it would stop a service that runs', () => {
    vi.stubEnv('VITE_KEY', key)
    vi.stubEnv('NODE_ENV', 'production')
    expect(construct()).toBeInstanceOf(MarginFrontClient)
  })

  it('is misconfigured at the route, and the log names it', async () => {
    vi.stubEnv('NEXT_PUBLIC_MF_KEY', key)
    const error = vi.spyOn(console, 'error').mockReturnValue()
    const route = createPortalRoute({
      secretKey: key,
      resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
    })
    const answer = JSON.stringify(await problemOf(await route(ask())))
    expect(answer).toContain('"misconfigured"')
    expect(answer).not.toContain('NEXT_PUBLIC')
    expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('NEXT_PUBLIC_MF_KEY'))
    expect(inspect(error.mock.calls)).not.toContain('SENTINEL')
  })
})

describe('an environment that is not there', () => {
  const unreadable = new Proxy(
    {},
    {
      get: () => {
        throw new Error('NotCapable')
      },
    },
  )

  it.each([
    ['no process', undefined],
    ['a process without env', {}],
    ['an env that may not be read', { env: unreadable }],
  ])('stops nobody: %s', (_name, process) => {
    vi.stubGlobal('process', process)
    const client = construct()
    vi.unstubAllGlobals()
    expect(client).toBeInstanceOf(MarginFrontClient)
  })
})
