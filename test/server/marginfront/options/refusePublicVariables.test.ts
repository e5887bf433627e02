import { afterEach, describe, expect, it, vi } from 'vitest'
import { refusePublicVariables } from '../../../../src/server/marginfront/options/refusePublicVariables.ts'
import { errorOf } from '../errorOf.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

const key = 'mf_sk_test_SENTINEL'

describe('a secret key in a variable that browsers get', () => {
  it.each(['VITE_MF_KEY', 'NEXT_PUBLIC_KEY', 'REACT_APP_BILLING'])('is refused: %s', (name) => {
    vi.stubEnv(name, key)
    const error = errorOf(refusePublicVariables)
    expect(error).toMatchObject({ name: 'AuthenticationError', code: 'public_variable' })
    expect(error).toHaveProperty('message', expect.stringContaining(name))
    expect(String(error)).not.toContain('SENTINEL')
  })

  it('is let through in production, where such a build is published already', () => {
    vi.stubEnv('VITE_MF_KEY', key)
    vi.stubEnv('NODE_ENV', 'production')
    expect(refusePublicVariables()).toBeUndefined()
  })
})

it.each([
  ['MF_API_SECRET_KEY', key],
  ['MY_VITE_KEY', key],
  ['VITE_MF_KEY', 'mf_pk_test_1'],
  ['VITE_MF_KEY', 'mf_sk_'],
])('%s may be %s', (name, value) => {
  vi.stubEnv(name, value)
  expect(refusePublicVariables()).toBeUndefined()
})

it.each<[string, unknown]>([
  ['no process', undefined],
  ['a process without variables', {}],
  [
    'variables that may not be read',
    {
      get env() {
        throw new Error('Requires env access')
      },
    },
  ],
])('nothing is refused where there are %s', (_name, process) => {
  vi.stubGlobal('process', process)
  expect(refusePublicVariables()).toBeUndefined()
})
