import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { AuthenticationError, MarginFrontClient } from '../../../../src/server/marginfront/index.ts'
import { errorOf } from '../errorOf.ts'
import { json, mintedSession, scriptedFetch, secretKey } from '../scriptedFetch.ts'

const withKey = (key: unknown) => errorOf(() => Reflect.construct(MarginFrontClient, [key]))

describe('the key', () => {
  it.each([undefined, '', '   ', '\n', null, 42])('refuses %o as missing', (key) => {
    const error = withKey(key)
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toMatchObject({ code: 'missing_key', name: 'AuthenticationError' })
    expect(error).toHaveProperty('message', expect.stringContaining('MF_API_SECRET_KEY'))
  })

  it('refuses a publishable key without showing it', () => {
    const error = withKey('mf_pk_live_SENTINEL')
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toMatchObject({ code: 'publishable_key' })
    expect(error).toHaveProperty('message', expect.stringContaining('publishable'))
    expect(inspect(error)).not.toContain('SENTINEL')
  })

  it.each([
    'sk_live_SENTINEL',
    'SENTINEL',
    'Bearer mf_sk_SENTINEL',
    'mf_sk_',
    'MF_SK_SENTINEL',
    'mf_sk_SENTINEL two',
    'mf_sk_SENTINEL\nx-evil: 1',
    'mf_sk_SENTINEL\u2026',
  ])('refuses %j as foreign without showing it', (key) => {
    const error = withKey(key)
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toMatchObject({ code: 'foreign_key' })
    expect(error).toHaveProperty('message', expect.stringContaining('MF_API_SECRET_KEY'))
    expect(inspect(error)).not.toContain('SENTINEL')
  })

  it.each([
    '"mf_sk_SENTINEL"',
    "'mf_sk_SENTINEL'",
    '`mf_sk_SENTINEL`',
    '\u201cmf_sk_SENTINEL\u201d',
    '\u2018mf_sk_SENTINEL\u2019',
    '\u201emf_sk_SENTINEL\u201c',
    '\u00abmf_sk_SENTINEL\u00bb',
    ' "mf_sk_SENTINEL" ',
    '"mf_sk_SENTINEL',
    "mf_sk_SENTINEL'",
    '" mf_sk_SENTINEL "',
  ])('says of %j that it has quotes', (key) => {
    const error = withKey(key)
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toMatchObject({
      code: 'foreign_key',
      message: expect.stringContaining('Remove the quotes'),
    })
    expect(inspect(error)).not.toContain('SENTINEL')
  })

  it.each([
    'MF_API_SECRET_KEY=mf_sk_SENTINEL',
    'MF_API_SECRET_KEY="mf_sk_SENTINEL"',
    'export MF_API_SECRET_KEY=mf_sk_SENTINEL',
    'MF_API_SECRET_KEY = mf_sk_SENTINEL',
    '"MF_API_SECRET_KEY=mf_sk_SENTINEL"',
  ])('says of %j that it is a whole line', (key) => {
    const error = withKey(key)
    expect(error).toMatchObject({
      code: 'foreign_key',
      message: expect.stringContaining('after the equals sign'),
    })
    expect(inspect(error)).not.toContain('SENTINEL')
  })

  it.each([
    'Bearer mf_sk_SENTINEL',
    'x-api-key: mf_sk_SENTINEL',
    'mf_sk_SENTINEL # prod',
    'mf_sk_SENTINEL,',
    'mf_sk_SENTINEL;',
    'mf_sk_SENTI NEL',
    '\u200bmf_sk_SENTINEL',
    '<mf_sk_SENTINEL>',
  ])('says of %j that something is in it or around it', (key) => {
    const error = withKey(key)
    expect(error).toMatchObject({
      code: 'foreign_key',
      message: expect.stringContaining('not part of a key'),
    })
    expect(inspect(error)).not.toContain('SENTINEL')
  })

  it('sees through quotes to what is in them', () => {
    expect(withKey('""')).toMatchObject({ code: 'missing_key' })
    expect(withKey('"mf_pk_SENTINEL"')).toMatchObject({ code: 'publishable_key' })
    expect(withKey('"sk_live_SENTINEL"')).toMatchObject({
      message: expect.stringContaining('another service'),
    })
  })

  it.each(['mf_sk_test_abc', 'mf_sk_live_abc', 'mf_sk_your_key_here'])('takes %s', (key) => {
    expect(new MarginFrontClient(key)).toBeInstanceOf(MarginFrontClient)
  })

  it('drops the newline of a key that was read from a file', async () => {
    const { fetch, requests } = scriptedFetch(json(mintedSession, { status: 201 }))
    const client = new MarginFrontClient(`${secretKey}\n`, { fetch })
    await client.portalSessions.create({ customerExternalId: 'acme-001' })
    expect(requests[0]?.init.headers).toMatchObject({ 'x-api-key': secretKey })
  })
})
