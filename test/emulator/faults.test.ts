import { describe, expect, it } from 'vitest'
import { createEmulator, type Fault } from '../../src/emulator/index.ts'
import { call, createVisitor, mint } from './support.ts'

const body = { customerExternalId: 'acme-001' }
const create = (emulator: ReturnType<typeof createEmulator>, signal?: AbortSignal) =>
  call(emulator, 'POST', '/portal-sessions', { body, ...(signal && { signal }) })
const statusesOfThree = async (emulator: ReturnType<typeof createEmulator>) => {
  const answers = [await create(emulator), await create(emulator), await create(emulator)]
  return answers.map(({ status }) => status)
}
const withFault = (fault: Fault) => {
  const emulator = createEmulator()
  emulator.faults.once(fault)
  return emulator
}

describe('the fault status', () => {
  it('answers with the status and an error body, and mints nothing', async () => {
    const emulator = withFault({ kind: 'status', status: 503, retryAfter: 7 })
    const answer = await create(emulator)
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('7')
    expect(await answer.json()).toMatchObject({ statusCode: 503, error: 'Service Unavailable' })
    expect(emulator.sessions.count).toBe(0)
  })

  it('sends Retry-After as it was written', async () => {
    const retryAfter = 'Wed, 21 Oct 2026 07:28:00 GMT'
    const answer = await create(withFault({ kind: 'status', status: 429, retryAfter }))
    expect(answer.headers.get('retry-after')).toBe(retryAfter)
  })

  it('can be a status without a body', async () => {
    const answer = await create(withFault({ kind: 'status', status: 204 }))
    expect(answer.status).toBe(204)
    expect(await answer.text()).toBe('')
  })

  it('can come after the work is done, so that a link exists that no one was told of', async () => {
    const emulator = withFault({ kind: 'status', status: 500, committed: true })
    expect((await create(emulator)).status).toBe(500)
    expect(emulator.sessions.live).toHaveLength(1)
  })
})

describe('the fault latency', () => {
  it('gives the right answer in the end', async () => {
    expect((await create(withFault({ kind: 'latency', ms: 1 }))).status).toBe(201)
  })

  it('rejects with the reason of a caller who does not wait, and the link exists', async () => {
    const emulator = withFault({ kind: 'latency', ms: 60_000 })
    const caller = new AbortController()
    const answer = create(emulator, caller.signal)
    const reason = new Error('enough')
    caller.abort(reason)
    await expect(answer).rejects.toBe(reason)
    expect(emulator.sessions.live).toHaveLength(1)
  })

  it('lasts where no timer can be set for as long', async () => {
    const emulator = withFault({ kind: 'latency', ms: 1e12 })
    const caller = new AbortController()
    const answer = create(emulator, caller.signal)
    const first = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 20))])
    expect(first).toBeUndefined()
    caller.abort()
    await expect(answer).rejects.toThrow()
  })

  it('comes on top of another fault', async () => {
    const emulator = createEmulator()
    emulator.faults.always({ kind: 'latency', ms: 1 })
    emulator.faults.once({ kind: 'status', status: 502 })
    expect((await create(emulator)).status).toBe(502)
    expect(emulator.events).toMatchObject([
      { type: 'faulted', operation: 'create', fault: 'latency', ms: 1 },
      { type: 'faulted', operation: 'create', fault: 'status', status: 502 },
    ])
  })
})

describe('the fault hang', () => {
  it('never answers, until the caller gives up', async () => {
    const emulator = withFault({ kind: 'hang' })
    const caller = new AbortController()
    const answer = create(emulator, caller.signal)
    const reason = new Error('enough')
    caller.abort(reason)
    await expect(answer).rejects.toBe(reason)
    expect(emulator.sessions.count).toBe(0)
  })

  it('can come after the work is done', async () => {
    const emulator = withFault({ kind: 'hang', committed: true })
    const answer = create(emulator, AbortSignal.timeout(5))
    await expect(answer).rejects.toMatchObject({ name: 'TimeoutError' })
    expect(emulator.sessions.live).toHaveLength(1)
  })

  it('can come inside the body', async () => {
    const emulator = withFault({ kind: 'hang', at: 'body' })
    const caller = new AbortController()
    const answer = await create(emulator, caller.signal)
    expect(answer.status).toBe(201)
    const reader = answer.body?.getReader()
    const { value } = (await reader?.read()) ?? {}
    expect(new TextDecoder().decode(value)).toMatch(/^\{"id":"ps_/)
    const rest = reader?.read()
    const reason = new Error('enough')
    caller.abort(reason)
    await expect(rest).rejects.toBe(reason)
  })
})

describe('the faults that spoil the answer', () => {
  it('malformed: the body is whole but no JSON', async () => {
    const emulator = withFault({ kind: 'malformed' })
    const answer = await create(emulator)
    expect(answer.status).toBe(201)
    expect(answer.headers.get('content-type')).toMatch(/json/)
    await expect(answer.json()).rejects.toThrow(SyntaxError)
    expect(emulator.sessions.live).toHaveLength(1)
  })

  it('malformed: also where the right answer has no body', async () => {
    const emulator = createEmulator()
    const { id } = await mint(emulator)
    emulator.faults.once({ kind: 'malformed' })
    const answer = await call(emulator, 'DELETE', `/portal-sessions/${id}`)
    await expect(answer.json()).rejects.toThrow(SyntaxError)
  })

  it('truncated: the body breaks off in the middle', async () => {
    const answer = await create(withFault({ kind: 'truncated' }))
    const reader = answer.body?.getReader()
    const { value } = (await reader?.read()) ?? {}
    expect(new TextDecoder().decode(value)).toMatch(/^\{"id":"ps_/)
    await expect(reader?.read()).rejects.toThrow(TypeError)
  })

  it('html: a web page comes instead', async () => {
    const emulator = withFault({ kind: 'html' })
    const answer = await create(emulator)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
    expect(await answer.text()).toMatch(/^<!doctype html>/)
    expect(emulator.sessions.count).toBe(0)
  })

  it('empty: the status is right and the body is missing', async () => {
    const answer = await create(withFault({ kind: 'empty' }))
    expect(answer.status).toBe(201)
    expect(await answer.text()).toBe('')
  })

  it.each(['https://evil.test/r/mgl_x', 'javascript:alert(1)', '', '//evil.test'])(
    'wrongUrl: the link is %j, and all else is right',
    async (url) => {
      const session = await (await create(withFault({ kind: 'wrongUrl', url }))).json()
      expect(session).toMatchObject({ url, id: expect.stringMatching(/^ps_/) })
    },
  )

  it('wrongUrl: waits for a create call', async () => {
    const emulator = withFault({ kind: 'wrongUrl', url: 'https://evil.test/' })
    await call(emulator, 'GET', '/portal-sessions')
    expect((await (await create(emulator)).json()).url).toBe('https://evil.test/')
  })

  it('wrongUrl: leaves an error as it is', async () => {
    const emulator = withFault({ kind: 'wrongUrl', url: 'https://evil.test/' })
    const answer = await call(emulator, 'POST', '/portal-sessions', { body: {} })
    expect(await answer.json()).not.toHaveProperty('url')
  })

  it('huge: the right answer comes after a great deal of white space', async () => {
    const bytes = 1_000_000
    const answer = await create(withFault({ kind: 'huge', bytes }))
    const text = await answer.text()
    expect(text.length).toBeGreaterThan(bytes)
    expect(JSON.parse(text)).toHaveProperty('url')
  })

  it('huge: is 16 MiB when no size is given', async () => {
    const answer = await create(withFault({ kind: 'huge' }))
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(16 * 1024 * 1024)
  })
})

describe('the fault reset', () => {
  it('rejects as fetch does when the connection is cut', async () => {
    const emulator = withFault({ kind: 'reset' })
    await expect(create(emulator)).rejects.toMatchObject({
      name: 'TypeError',
      cause: { code: 'ECONNRESET' },
    })
    expect(emulator.sessions.count).toBe(0)
  })

  it('can come after the work is done', async () => {
    const emulator = withFault({ kind: 'reset', committed: true })
    await expect(create(emulator)).rejects.toThrow(TypeError)
    expect(emulator.sessions.live).toHaveLength(1)
  })
})

describe('the fault redirect', () => {
  it.each([
    [undefined, 307],
    [302 as const, 302],
  ])('sends the caller elsewhere (%s)', async (status, expected) => {
    const location = 'https://evil.test/v1/portal-sessions'
    const answer = await create(
      withFault({ kind: 'redirect', location, ...(status && { status }) }),
    )
    expect(answer.status).toBe(expected)
    expect(answer.headers.get('location')).toBe(location)
  })

  it('rejects for a caller who takes no redirect', async () => {
    const emulator = withFault({ kind: 'redirect', location: 'https://evil.test/' })
    const answer = emulator.fetch('http://emulator.test/v1/portal-sessions', { redirect: 'error' })
    await expect(answer).rejects.toThrow(TypeError)
  })
})

describe('the plan of faults', () => {
  it('spends a once fault, in the order they were given', async () => {
    const emulator = createEmulator()
    emulator.faults.once({ kind: 'status', status: 500 })
    emulator.faults.once({ kind: 'status', status: 502 })
    expect(await statusesOfThree(emulator)).toEqual([500, 502, 201])
  })

  it('keeps an always fault until it is cleared, after those that come once', async () => {
    const emulator = createEmulator()
    emulator.faults.always({ kind: 'status', status: 503 })
    emulator.faults.once({ kind: 'status', status: 500 })
    expect(await statusesOfThree(emulator)).toEqual([500, 503, 503])
    emulator.faults.clear()
    expect(emulator.faults.active).toEqual([])
    expect((await create(emulator)).status).toBe(201)
  })

  it('shows what is still to happen', async () => {
    const emulator = createEmulator()
    emulator.faults.once({ kind: 'empty' })
    emulator.faults.always({ kind: 'reset', operation: 'list' })
    await create(emulator)
    expect(emulator.faults.active).toEqual([
      { mode: 'always', fault: { kind: 'reset', operation: 'list' } },
    ])
  })

  it.each(['create', 'get', 'list', 'revoke', 'portal'] as const)(
    'can concern only the operation %s',
    async (operation) => {
      const emulator = createEmulator()
      const { id } = await mint(emulator)
      const { url } = await mint(emulator)
      emulator.faults.always({ kind: 'status', status: 418, operation })
      const answers = {
        create: await create(emulator),
        get: await call(emulator, 'GET', `/portal-sessions/${id}`),
        list: await call(emulator, 'GET', '/portal-sessions'),
        revoke: await call(emulator, 'DELETE', `/portal-sessions/${id}`),
        portal: await createVisitor(emulator)(url),
      }
      const failed = Object.entries(answers).filter(([, { status }]) => status === 418)
      expect(failed.map(([name]) => name)).toEqual([operation])
    },
  )

  it('leaves a link whole when the portal fails', async () => {
    const emulator = createEmulator()
    const { url } = await mint(emulator)
    emulator.faults.once({ kind: 'status', status: 500, operation: 'portal' })
    expect((await emulator.fetch(url)).status).toBe(500)
    expect((await emulator.fetch(url)).status).toBe(303)
  })

  it.each([
    [{ kind: 'explode' }, /fault\.kind must be one of status, latency/],
    [undefined, /fault\.kind/],
    [{ kind: 'status', status: 99 }, /fault\.status must be an HTTP status/],
    [{ kind: 'status' }, /fault\.status/],
    [{ kind: 'status', status: 500, retryAfter: 'a\nb' }, /fault\.retryAfter/],
    [{ kind: 'latency', ms: -1 }, /fault\.ms/],
    [{ kind: 'hang', at: 'tail' }, /fault\.at must be one of headers, body/],
    [{ kind: 'wrongUrl', url: 'x', operation: 'list' }, /fault\.operation must be one of create/],
    [{ kind: 'redirect', location: 'x', status: 200 }, /fault\.status must be 301/],
    [{ kind: 'redirect', location: '' }, /fault\.location/],
    [{ kind: 'huge', bytes: '1' }, /fault\.bytes/],
    [{ kind: 'reset', operation: 'delete' }, /fault\.operation/],
    [{ kind: 'reset', committed: 'yes' }, /fault\.committed must be true or false/],
    [{ kind: 'empty', status: 200 }, /fault\.status is not a known field/],
  ])('refuses %o', (fault, message) => {
    const { faults } = createEmulator()
    const planIt = faults.once as (value: unknown) => void
    expect(() => planIt(fault)).toThrow(message)
    expect(faults.active).toEqual([])
  })
})
