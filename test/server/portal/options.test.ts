import { describe, expect, it } from 'vitest'
import {
  createPortalAction,
  createPortalDeskRoute,
  createPortalRoute,
} from '../../../src/server/index.ts'

const create = (options: object) => () =>
  Reflect.apply(createPortalRoute, undefined, [
    { resolveCustomer: () => null, ...options },
  ]) as unknown

describe('an option that cannot be used stops the route from being created', () => {
  it.each(['allowedOrigins', 'portalOrigins', 'allowedReturnOrigins'])('%s', (option) => {
    for (const entry of [
      'https://app.example.com/',
      'https://app.example.com/path',
      'https://App.example.com',
      'https://app.example.com:443',
      'https://*.example.com',
      'http://app.example.com/',
      'https://user:SENTINEL@app.example.com',
      'app.example.com',
      'null',
      '*',
      '',
      undefined,
      42,
    ]) {
      const wrong = create({ [option]: ['https://good.example.com', entry] })
      expect(wrong).toThrow(TypeError)
      expect(wrong).toThrow(`${option}[1]`)
      expect(wrong).not.toThrow('SENTINEL')
    }
    expect(create({ [option]: [] })).toThrow(`${option} must be a list`)
    expect(create({ [option]: 'https://app.example.com' })).toThrow(`${option} must be a list`)
    for (const good of ['https://app.example.com:8443', 'http://localhost:3000', 'http://[::1]']) {
      expect(create({ [option]: [good] })).not.toThrow()
    }
  })

  it.each(['portalOrigins', 'allowedReturnOrigins'])('%s, where no URL may have it', (option) => {
    for (const entry of [
      'http://app.example.com',
      'http://192.168.1.20',
      'capacitor://localhost',
    ]) {
      expect(create({ [option]: [entry] })).toThrow(`${option}[0]`)
    }
  })

  it('allowedOrigins, where no page has it as its origin', () => {
    for (const entry of [
      'capacitor://localhost/',
      'Capacitor://localhost',
      'capacitor://*',
      'capacitor://user@localhost',
      'capacitor://',
      'capacitor:localhost',
      'javascript://app',
      'data://app',
      'file://',
      'blob:https://app.example.com',
    ]) {
      expect(create({ allowedOrigins: [entry] }), entry).toThrow('allowedOrigins[0]')
    }
  })

  it.each([
    ['resolveCustomer', undefined],
    ['resolveCustomer', { customerId: 'always the same' }],
    ['onEvent', 'log'],
    ['rateLimit', true],
    ['rateLimit', 10],
    ['client', {}],
    ['client', null],
    ['client', { portalSessions: { create: () => {} } }],
    ['timeout', 0],
    ['timeout', -1],
    ['timeout', NaN],
    ['timeout', Infinity],
    ['timeout', '500'],
    ['timeout', 2 ** 31],
    ['errorRedirect', 'billing'],
    ['errorRedirect', '//evil.example'],
    ['errorRedirect', 'javascript:alert(1)'],
    ['errorRedirect', 'http://app.example.com/'],
    ['errorRedirect', ''],
    ['errorRedirect', 42],
    ['returnUrl', 'billing'],
    ['returnUrl', '//evil.example'],
    ['returnUrl', null],
    ['rateLimit', 0],
    ['rateLimit', ''],
    ['rateLimit', NaN],
    ['features', 'invoices'],
    ['features', ['invoice']],
    ['features', Promise.resolve(['invoices'])],
    ['errorRedirect', '/.//evil.example'],
    ['errorRedirect', '/%2e//evil.example/a'],
    ['errorRedirect', '/a/..//evil.example'],
  ])('%s: %o', (option, value) => {
    const wrong = create({ [option]: value })
    expect(wrong).toThrow(TypeError)
    expect(wrong).toThrow(`createPortalRoute: ${option} `)
  })
})

it('needs nothing but resolveCustomer, so that a build without secrets works', () => {
  expect(create({})).not.toThrow()
})

it('takes the absolute address of a path with two slashes, which leads nowhere else', () => {
  expect(create({ errorRedirect: 'https://help.example.com//a' })).not.toThrow()
  expect(create({ errorRedirect: '/a//b' })).not.toThrow()
})

const client = { portalSessions: { create: async () => ({ url: '' }), revoke: async () => {} } }

it.each(['mf_sk_1', '', () => 'mf_sk_1'])(
  'a secretKey beside a client, which has one already, stops it too: %o',
  (secretKey) => {
    expect(create({ client, secretKey })).toThrow(
      'createPortalRoute: secretKey would have no effect',
    )
    expect(create({ client, secretKey: undefined })).not.toThrow()
    expect(create({ client: undefined, secretKey })).not.toThrow()
  },
)

it.each([undefined, null, 'mf_sk_1'])('options that are none are told apart: %o', (options) => {
  for (const creator of [createPortalRoute, createPortalAction, createPortalDeskRoute]) {
    const wrong = () => Reflect.apply(creator, undefined, [options]) as unknown
    expect(wrong).toThrow(TypeError)
    expect(wrong).toThrow(`${creator.name}: options must be an object`)
  }
})
