import { describe, expect, it } from 'vitest'
import { mergeOptions } from '../../../src/react/settings/mergeOptions.ts'
import { portalDefaults } from '../../../src/react/settings/portalDefaults.ts'
import type { PortalSettings } from '../../../src/react/settings/PortalOptions.ts'

/** Merges what a host without types may hand over. */
const merge = (options: object, settings: PortalSettings = portalDefaults) =>
  mergeOptions(settings, options)

const onReturn = () => {}
const fetch = async () => new Response()

describe('an option that is not given', () => {
  it.each([undefined, null, false])('leaves what is there: %j', (none) => {
    const outer = merge({ endpoint: '/billing', timeout: 9, fetch, onReturn, scope: 'ann' })
    const names = ['endpoint', 'timeout', 'fetch', 'onReturn', 'scope', 'portalOrigins', 'labels']
    expect(merge(Object.fromEntries(names.map((name) => [name, none])), outer)).toEqual(outer)
  })

  it.each(['', 0, 'refetch', {}])('is a handler that is no function: %j', (none) => {
    const outer = merge({ onReturn, onError: onReturn, onRedirect: onReturn })
    expect(merge({ onReturn: none, onError: none, onRedirect: none }, outer)).toEqual(outer)
    expect(merge({ onReturn: none })).not.toHaveProperty('onReturn')
  })

  it.each([NaN, 0, -1, 'soon', '', {}])('is a timeout that is none: %j', (timeout) => {
    expect(merge({ timeout }).timeout).toBe(15_000)
    expect(merge({ timeout }, merge({ timeout: 300 })).timeout).toBe(300)
  })
})

it('takes a timeout for a number that timers know', () => {
  expect(merge({ timeout: '5000' }).timeout).toBe(5000)
  expect(merge({ timeout: Infinity }).timeout).toBe(2 ** 31 - 1)
  expect(merge({ timeout: 0.5 }).timeout).toBe(0.5)
})

it('takes one origin for a list of it, in which no part of it is found', () => {
  const { portalOrigins } = merge({ portalOrigins: 'https://portal.example.com.evil.example' })
  expect(portalOrigins).toEqual(['https://portal.example.com.evil.example'])
  expect(portalOrigins.includes('https://portal.example.com')).toBe(false)
})

it('keeps a label that is empty on purpose', () => {
  expect(merge({ labels: { newTab: '', open: null } }).labels).toMatchObject({
    newTab: '',
    open: 'Manage billing',
  })
})
