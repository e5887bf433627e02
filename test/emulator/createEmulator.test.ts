import { describe, expect, it, vi } from 'vitest'
import { createEmulator, EmulatorError, type EmulatorEvent } from '../../src/emulator/index.ts'
import { acme, call, mint, origin } from './support.ts'

describe('fetch', () => {
  const headers = { 'x-api-key': 'mf_sk_test_emulator' }
  const address = `${origin}/v1/portal-sessions`

  it.each([
    ['a Request', () => [new Request(address, { headers })]],
    ['a text and init', () => [address, { headers }]],
    ['a URL and init', () => [new URL(address), { headers }]],
    ['a Request and init', () => [new Request(address), { headers }]],
  ] as [string, () => [RequestInfo | URL, RequestInit?]][])('takes %s', async (_, makeInput) => {
    const { fetch } = createEmulator()
    expect((await fetch(...makeInput())).status).toBe(200)
  })

  it('does nothing for a caller who already gave up', async () => {
    const emulator = createEmulator()
    const reason = new Error('enough')
    const answer = call(emulator, 'POST', '/portal-sessions', {
      body: { customerExternalId: 'acme-001' },
      signal: AbortSignal.abort(reason),
    })
    await expect(answer).rejects.toBe(reason)
    expect(emulator.sessions.count).toBe(0)
  })
})

describe('sessions', () => {
  it('tells what became of every link, without its token', async () => {
    const emulator = createEmulator({ now: () => 1000 })
    const used = await mint(emulator)
    const revoked = await mint(emulator)
    const live = await mint(emulator)
    await emulator.fetch(used.url)
    await call(emulator, 'DELETE', `/portal-sessions/${revoked.id}`)

    expect(emulator.sessions.all).toMatchObject([
      { id: used.id, status: 'used', createdAt: 1000, usedAt: 1000, revokedAt: null },
      { id: revoked.id, status: 'revoked', usedAt: null, revokedAt: 1000 },
      { id: live.id, status: 'live', customerId: acme, expiresAt: 3_601_000 },
    ])
    expect(emulator.sessions.live.map(({ id }) => id)).toEqual([live.id])
    expect(emulator.sessions.get(used.id)?.status).toBe('used')
    expect(JSON.stringify(emulator.sessions.all)).not.toContain('mgl_')
  })
})

describe('events', () => {
  it('are kept and told as they happen, with their time', async () => {
    const heard: EmulatorEvent[] = []
    const emulator = createEmulator({ now: () => 5, onEvent: (event) => heard.push(event) })
    const { id, url } = await mint(emulator)
    await emulator.fetch(url)
    await call(emulator, 'GET', '/portal-sessions/none')
    expect(heard).toEqual([
      { type: 'minted', at: 5, sessionId: id, customerId: acme },
      { type: 'opened', at: 5, sessionId: id, customerId: acme },
      { type: 'rejected', at: 5, operation: 'get', status: 404 },
    ])
    expect(emulator.events).toEqual(heard)
  })

  it('never hold a token or a key', async () => {
    const emulator = createEmulator()
    const { url, id } = await mint(emulator)
    await emulator.fetch(url)
    await emulator.fetch(url)
    await call(emulator, 'DELETE', `/portal-sessions/${id}`)
    expect(JSON.stringify(emulator.events)).not.toMatch(/mgl_|mf_sk_/)
  })

  it('change no answer when their listener throws', async () => {
    const complain = vi.spyOn(console, 'error').mockImplementation(() => {})
    const failure = new Error('listener')
    const emulator = createEmulator({
      onEvent() {
        throw failure
      },
    })
    await mint(emulator)
    expect(emulator.sessions.live).toHaveLength(1)
    expect(complain).toHaveBeenCalledWith(failure)
    complain.mockRestore()
  })

  it('outlive a listener that rejects', async () => {
    const complain = vi.spyOn(console, 'error').mockImplementation(() => {})
    const failure = new Error('listener')
    const emulator = createEmulator({ onEvent: () => Promise.reject(failure) })
    await mint(emulator)
    await vi.waitFor(() => expect(complain).toHaveBeenCalledWith(failure))
    complain.mockRestore()
  })
})

describe('clock', () => {
  it('runs with the time it was given, and ahead of it', () => {
    let time = 100
    const { clock } = createEmulator({ now: () => time })
    clock.advance(50)
    time = 200
    expect(clock.now()).toBe(250)
  })

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 1e300, 9e15, JSON.parse('"5"')])(
    'does not move by %s',
    (ms) => {
      const { clock } = createEmulator({ now: () => 100 })
      expect(() => clock.advance(ms)).toThrow(/only move forward/)
      expect(clock.now()).toBe(100)
    },
  )
})

it.each([Number.NaN, 1e300, -1, JSON.parse('"5"')])('says that %s is no time', async (time) => {
  const emulator = createEmulator({ now: () => time })
  await expect(mint(emulator)).rejects.toThrow(/now must return a time/)
})

describe('reset', () => {
  it('forgets all that happened', async () => {
    const emulator = createEmulator({ now: () => 100 })
    const { url, id } = await mint(emulator)
    const cookie = (await emulator.fetch(url)).headers.get('set-cookie')?.split(';')[0] ?? ''
    emulator.clock.advance(5)
    emulator.faults.always({ kind: 'empty' })
    emulator.reset()
    expect(emulator.sessions.all).toEqual([])
    expect(emulator.events).toEqual([])
    expect(emulator.faults.active).toEqual([])
    expect(emulator.clock.now()).toBe(100)
    expect((await call(emulator, 'GET', `/portal-sessions/${id}`)).status).toBe(404)
    expect((await emulator.fetch(url)).status).toBe(404)
    const portal = await emulator.fetch(`${origin}/portal`, { headers: { cookie } })
    expect(portal.status).toBe(401)
  })
})

describe('options', () => {
  it.each([
    [{ secretKeys: [] }, /at least one key/],
    [{ secretKeys: ['mf_pk_test'] }, /must begin with mf_sk_/],
    [{ origin: 'emulator' }, /origin must be an http or https address/],
    [{ origin: 'ftp://emulator.test' }, /origin must be/],
    [{ lifetime: 0 }, /lifetime/],
    [{ lifetime: Number.NaN }, /lifetime/],
    [{ lifetime: 1e300 }, /lifetime/],
    [JSON.parse('null'), /options must be an object/],
    [JSON.parse('{"secretKeys":"mf_sk_x"}'), /secretKeys must be a list/],
    [JSON.parse('{"secretKeys":[5]}'), /secretKeys must be a list/],
    [JSON.parse('{"now":5}'), /now must be/],
    [{ merchant: { color: 'red; } body { display: none' } }, /#rrggbb/],
    [{ merchant: { name: ' ' } }, /merchant\.name/],
    [JSON.parse('{"merchant":null}'), /merchant must be an object, not null\./],
    [JSON.parse('{"merchant":"Initech"}'), /merchant must be an object, not "Initech"\./],
    [JSON.parse('{"merchant":{"name":5}}'), /merchant\.name must be a non-empty string, not 5\./],
    [JSON.parse('{"merchant":{"color":5}}'), /merchant\.color must be a colour .*, not 5\./],
    [JSON.parse('{"merchant":{"supportEmail":5}}'), /merchant\.supportEmail must be .*, not 5\./],
    [JSON.parse('{"merchant":{"colour":"#ffffff"}}'), /merchant\.colour is not a known field/],
    [JSON.parse('{"listShape":"dat"}'), /listShape must be one of array, data, not "dat"\./],
    [JSON.parse('{"listShape":null}'), /listShape must be/],
    [JSON.parse('{"onEvent":"x"}'), /onEvent must be a function, not "x"\./],
    [JSON.parse('{"control":"yes"}'), /control must be true, false or an object with hosts/],
    [JSON.parse('{"control":null}'), /control must be/],
    [JSON.parse('{"control":[]}'), /control must be/],
    [JSON.parse('{"control":{}}'), /control\.hosts must be a list; it is missing\./],
    [JSON.parse('{"control":{"hosts":"x"}}'), /control\.hosts must be a list, not "x"\./],
    [JSON.parse('{"control":{"hosts":[5]}}'), /control\.hosts\[0\] must be a host name/],
    [JSON.parse('{"lifetime":"5"}'), /lifetime must be a number of milliseconds/],
    [JSON.parse('{"secretKeys":null}'), /secretKeys must be a list/],
    [{ secretKeys: ['mf_sk_test emulator'] }, /have no space/],
    [JSON.parse('{"origin":null}'), /origin must be/],
    [JSON.parse('{"customers":null}'), /customers must be a list, not null\./],
    [JSON.parse('{"customers":"acme-001"}'), /customers must be a list, not "acme-001"\./],
    [JSON.parse('{"lifeTime":5}'), /lifeTime is not a known field; perhaps lifetime is meant\./],
  ])('refuse %o', (options, message) => {
    const attempt = () => createEmulator(options)
    expect(attempt).toThrow(EmulatorError)
    expect(attempt).toThrow(message)
  })

  it.each(['emulator:4242', 'http://emulator', 'emulator/', 'user@emulator', '', '*', '[::1]:80'])(
    'refuse the host %j, which no request would have',
    (name) => {
      expect(() => createEmulator({ control: { hosts: ['emulator', name] } })).toThrow(
        /^\[invalid_options\] control\.hosts\[1\] must be a host name or an address, without a port/,
      )
    },
  )

  it('are refused with every mistake at once', () => {
    expect(() => createEmulator({ lifetime: 0, origin: 'x', merchant: { name: '' } })).toThrow(
      expect.objectContaining({
        code: 'invalid_options',
        problems: [
          expect.stringMatching(/^origin /),
          expect.stringMatching(/^lifetime /),
          expect.stringMatching(/^merchant\.name /),
        ],
      }),
    )
  })

  it('count as left out where they are undefined', async () => {
    const emulator = createEmulator({
      customers: undefined,
      secretKeys: undefined,
      origin: undefined,
      now: undefined,
      lifetime: undefined,
      merchant: { name: undefined, color: undefined, supportEmail: undefined },
      listShape: undefined,
      control: undefined,
      onEvent: undefined,
    })
    expect(emulator.customers).toEqual(createEmulator().customers)
    expect((await mint(emulator)).url).toContain(`${origin}/r/`)
  })

  it('never repeat a key in the error', () => {
    expect(() => createEmulator({ secretKeys: ['sk_planted'] })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('planted') }),
    )
  })
})
