import { Readable } from 'node:stream'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { app, ask, askByForm, endpoint, post, problemOf, setUp } from '../support/portal.ts'

const streamed = (chunks: Iterable<Uint8Array>, headers = {}) => {
  const source = chunks[Symbol.iterator]()
  let pulled = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { done, value } = source.next()
      if (done) return controller.close()
      pulled += value.byteLength
      controller.enqueue(value)
    },
  })
  const init = {
    method: 'POST',
    headers: { origin: app, 'content-type': 'application/json', ...headers },
    body,
    duplex: 'half',
  }
  return { request: new Request(endpoint, init), pulled: () => pulled }
}

function* endlessly() {
  for (;;) yield new Uint8Array(1024)
}

const codeOf = async (request: Request) => {
  const { route, emulator } = setUp()
  const response = await route(request)
  if (response.ok || response.status === 303) return response.status
  expect(emulator.sessions.count).toBe(0)
  const { code } = await problemOf(response)
  return `${response.status} ${String(code)}`
}

describe('the media type', () => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'APPLICATION/JSON',
    'application/json ;foo=bar',
  ])('can be %s', async (type) => {
    expect(await codeOf(ask({}, { headers: { 'content-type': type } }))).toBe(200)
  })

  it.each([
    'text/plain',
    'text/plain; x=application/json',
    'application/jsonp',
    'application/json, text/plain',
    'application/problem+json',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded-not',
    'json',
  ])('can not be %s', async (type) => {
    expect(await codeOf(ask({}, { headers: { 'content-type': type } }))).toBe(
      '415 unsupported_media_type',
    )
  })

  it('has to be said where there is a body', async () => {
    const untyped = post({ headers: { origin: app }, body: new Blob(['{}']) })
    expect(untyped.headers.get('content-type')).toBe(null)
    expect(await codeOf(untyped)).toBe('415 unsupported_media_type')
  })
})

describe('the body', () => {
  it.each(['', '{}', '{"returnUrl":"/billing"}', '{"other":[1,2]}', ' {} '])(
    'can be %o',
    async (body) => {
      expect(await codeOf(ask(body))).toBe(200)
    },
  )

  it.each(['{', 'null', '[]', '"text"', '1', 'returnUrl=/x', '{"a":1}{', '\u0000'])(
    'can not be %o',
    async (body) => {
      expect(await codeOf(ask(body))).toBe('400 invalid_request')
    },
  )

  it('can not be anything but UTF-8', async () => {
    const bytes = Uint8Array.from('{"a":"\xff"}', (byte) => byte.charCodeAt(0))
    expect(await codeOf(streamed([bytes]).request)).toBe('400 invalid_request')
    const cutOff = new Uint8Array([0x7b, 0x7d, 0xe2])
    expect(await codeOf(streamed([cutOff]).request)).toBe('400 invalid_request')
  })

  it('may be cut anywhere on its way', async () => {
    const bytes = new TextEncoder().encode('{"returnUrl":"/büro/€"}')
    const { route, emulator } = setUp()
    const oneByOne = [...bytes].map((byte) => new Uint8Array([byte]))
    expect((await route(streamed(oneByOne).request)).status).toBe(200)
    expect(emulator.sessions.live).toMatchObject([{ returnUrl: `${app}/b%C3%BCro/%E2%82%AC` }])
  })

  it('may be 8 KiB and not a byte more', async () => {
    const ofBytes = (size: number) => `{"pad":"${'x'.repeat(size - 10)}"}`
    expect(await codeOf(ask(ofBytes(8192)))).toBe(200)
    expect(await codeOf(ask(ofBytes(8193)))).toBe('413 invalid_request')
    expect(await codeOf(askByForm({ pad: 'x'.repeat(8188) }))).toBe(303)
    const response = await setUp().route(askByForm({ pad: 'x'.repeat(8189) }))
    expect(response.status).toBe(413)
  })

  it('is not read on when it is too large', async () => {
    const { request, pulled } = streamed(endlessly())
    expect(await codeOf(request)).toBe('413 invalid_request')
    expect(pulled()).toBeLessThan(12 * 1024)
  })

  it('is not read at all where it is declared to be too large', async () => {
    const { request } = streamed(endlessly(), { 'content-length': '8193' })
    expect(await codeOf(request)).toBe('413 invalid_request')
    expect(request.bodyUsed).toBe(false)
  })

  it('is not read at all where it has a foreign type', async () => {
    const { request } = streamed(endlessly(), { 'content-type': 'text/plain' })
    expect(await codeOf(request)).toBe('415 unsupported_media_type')
    expect(request.bodyUsed).toBe(false)
  })

  it('that was read before gets the operator a hint', async () => {
    const { route, events } = setUp()
    const request = ask({ returnUrl: '/billing' })
    await request.text()
    expect(await problemOf(await route(request))).toMatchObject({ code: 'misconfigured' })
    expect(events).toMatchObject([
      { reason: expect.stringContaining('a clone made before it was read') },
    ])
  })

  it('that somebody else is reading gets the same hint', async () => {
    const { route, events } = setUp()
    const request = ask({ returnUrl: '/billing' })
    const reader = request.body?.getReader()
    expect(await problemOf(await route(request))).toMatchObject({ code: 'misconfigured' })
    expect(events).toMatchObject([
      { reason: expect.stringContaining('a clone made before it was read') },
    ])
    reader?.releaseLock()
  })

  it('that was declared to be just small enough is read', async () => {
    const bytes = new TextEncoder().encode('{}'.padEnd(8192))
    const { request } = streamed([bytes], { 'content-length': '8192' })
    expect(await codeOf(request)).toBe(200)
  })

  it('of a browser that hung up is told as that', async () => {
    const { route, events } = setUp()
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.error(new Error('reset')),
    })
    const headers = { origin: app, 'content-type': 'application/json' }
    const signal = AbortSignal.abort()
    const init = { method: 'POST', headers, body, duplex: 'half', signal }
    await route(new Request(endpoint, init))
    expect(events).toMatchObject([{ type: 'refused', code: 'aborted' }])
  })

  it('that breaks off mints nothing', async () => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{'))
        controller.error(new Error('reset'))
      },
    })
    const headers = { origin: app, 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body, duplex: 'half' }
    expect(await codeOf(new Request(endpoint, init))).toBe('400 invalid_request')
  })
})

describe('a body that trickles', () => {
  afterEach(() => vi.useRealTimers())

  /** One byte of white space each second, for ever or until the rest comes. */
  function trickling(rest?: { after: number; text: string }) {
    const cancelled = vi.fn()
    let seconds = 0
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 1000))
        seconds += 1
        const isRest = rest?.after === seconds
        controller.enqueue(new TextEncoder().encode(isRest ? rest.text : ' '))
        if (isRest) controller.close()
      },
      cancel: cancelled,
    })
    const headers = { origin: app, 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body, duplex: 'half' }
    return { request: new Request(endpoint, init), cancelled }
  }

  it('is given up after ten seconds, and nothing is minted', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { route, emulator, events } = setUp()
    const { request, cancelled } = trickling()
    const answer = route(request)
    await vi.advanceTimersByTimeAsync(9_999)
    expect(events).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(await problemOf(await answer)).toMatchObject({ status: 400, code: 'invalid_request' })
    expect(events).toMatchObject([{ type: 'refused', reason: expect.stringMatching(/10000 ms/) }])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(cancelled).toHaveBeenCalledOnce()
    expect(emulator.sessions.count).toBe(0)
  })

  it('that was given up is not taken for a whole one', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const resolveCustomer = vi.fn(() => null)
    const { route } = setUp({ resolveCustomer, timeout: 1500 })
    const answer = route(trickling({ after: 2, text: '{}' }).request)
    await vi.advanceTimersByTimeAsync(5000)
    expect((await answer).status).toBe(400)
    expect(resolveCustomer).not.toHaveBeenCalled()
  })

  it('is read to its end while there is time', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { route, emulator } = setUp()
    const answer = route(trickling({ after: 9, text: '{"returnUrl":"/billing"}' }).request)
    await vi.advanceTimersByTimeAsync(9_000)
    expect((await answer).status).toBe(200)
    expect(emulator.sessions.live).toMatchObject([{ returnUrl: `${app}/billing` }])
  })
})

describe('a Request of another implementation', () => {
  /** A request by its shape alone, as polyfills and some platforms have it. */
  const shaped = (parts: object) =>
    ({
      url: endpoint,
      method: 'POST',
      headers: new Headers({ origin: app, 'content-type': 'application/json' }),
      ...parts,
    }) as Request

  it.each([
    ['has no signal', { body: new Blob(['{"returnUrl":"/billing"}']).stream() }],
    ['shows no body', { text: async (): Promise<string> => '{"returnUrl":"/billing"}' }],
    [
      'shows a body of Node',
      {
        body: Readable.from(['never read']),
        text: async (): Promise<string> => '{"returnUrl":"/billing"}',
      },
    ],
  ])('is read where it %s', async (_what, parts) => {
    const { route, emulator } = setUp()
    expect((await route(shaped(parts))).status).toBe(200)
    expect(emulator.sessions.live).toMatchObject([{ returnUrl: `${app}/billing` }])
  })

  it('may have no body', async () => {
    expect(await codeOf(shaped({ body: null }))).toBe(200)
  })

  it.each([
    ['is too large', async () => `{"pad":"${'ü'.repeat(4096)}"}`, '413 invalid_request'],
    ['breaks off', () => Promise.reject(new Error('reset')), '400 invalid_request'],
    ['is no JSON', async () => '{', '400 invalid_request'],
  ])('is refused where its text %s', async (_what, text, told) => {
    expect(await codeOf(shaped({ text }))).toBe(told)
  })

  it('is given up where its text never comes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const answer = codeOf(shaped({ text: () => new Promise(() => {}) }))
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await answer).toBe('400 invalid_request')
    vi.useRealTimers()
  })

  it('may break off without a signal', async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new Error('reset')) })
    expect(await codeOf(shaped({ body }))).toBe('400 invalid_request')
  })

  it.each(['/api/billing-portal', '', 'http://', 'not a url'])(
    'is judged by its headers where its URL is %o',
    async (url) => {
      const body = null
      const vouched = new Headers({
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
      })
      expect(await codeOf(shaped({ url, body }))).toBe('403 cross_site_request')
      expect(await codeOf(shaped({ url, body, headers: vouched }))).toBe(200)
    },
  )

  it.each(['TRACE', 'CONNECT', 'PROPFIND', 'post', ''])(
    'is turned down with the method %o',
    async (method) => {
      expect(await codeOf(shaped({ method, body: null }))).toBe('405 method_not_allowed')
    },
  )

  it.each(['-1', 'many', '1e3', ''])('may declare the length %o', async (length) => {
    const body = new Blob(['{}']).stream()
    const headers = new Headers({
      origin: app,
      'content-type': 'application/json',
      'content-length': length,
    })
    expect(await codeOf(shaped({ body, headers }))).toBe(200)
  })
})
