import { connect } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Served, serve } from '../../src/shared/serve.ts'
import { createEmulator } from '../../src/emulator/index.ts'
import { deferred } from '../support/deferred.ts'

const running: Served[] = []
const start = async (handler: (request: Request) => Promise<Response>) => {
  const served = await serve(handler, { port: 0 })
  running.push(served)
  return served
}
afterEach(() => Promise.all(running.splice(0).map((served) => served.close())))

/** Sends bytes as they are, for what fetch would never send. */
const sendRaw = async (port: number, text: string): Promise<string> => {
  const socket = connect(port, '127.0.0.1')
  socket.end(text)
  let answer = ''
  for await (const chunk of socket) answer += String(chunk)
  return answer
}

describe('serve', () => {
  it('hands the request over whole and gives the answer back whole', async () => {
    const seen: Record<string, string> = {}
    const { origin } = await start(async (request) => {
      Object.assign(seen, {
        url: request.url,
        method: request.method,
        header: request.headers.get('x-test') ?? '',
        body: await request.text(),
      })
      const headers = new Headers({ 'x-back': 'yes' })
      headers.append('set-cookie', 'a=1')
      headers.append('set-cookie', 'b=2')
      return new Response('done', { status: 202, headers })
    })
    const answer = await fetch(`${origin}/some//path?q=1`, {
      method: 'POST',
      headers: { 'x-test': 'here' },
      body: 'hello',
    })
    expect(seen).toEqual({
      url: `${origin}/some//path?q=1`,
      method: 'POST',
      header: 'here',
      body: 'hello',
    })
    expect(answer.status).toBe(202)
    expect(answer.headers.get('x-back')).toBe('yes')
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(await answer.text()).toBe('done')
  })

  it('streams a body that the caller is still sending', async () => {
    let sendRest = () => {}
    const { origin } = await start(async (request) => {
      const reader = request.body?.getReader()
      const first = await reader?.read()
      sendRest()
      const second = await reader?.read()
      return Response.json([first, second].map((part) => new TextDecoder().decode(part?.value)))
    })
    const body = new ReadableStream({
      start(stream) {
        stream.enqueue(new TextEncoder().encode('one'))
        sendRest = () => {
          stream.enqueue(new TextEncoder().encode('two'))
          stream.close()
        }
      },
    })
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' }
    expect(await (await fetch(origin, init)).json()).toEqual(['one', 'two'])
  })

  it('streams the answer before it is complete', async () => {
    let finish = () => {}
    const { origin } = await start(async () => {
      const body = new ReadableStream({
        start(stream) {
          stream.enqueue(new TextEncoder().encode('one'))
          finish = () => stream.close()
        },
      })
      return new Response(body)
    })
    const reader = (await fetch(origin)).body?.getReader()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('one')
    finish()
    expect((await reader?.read())?.done).toBe(true)
  })

  it('aborts the signal of a request whose caller hangs up', async () => {
    const { promise: arrived, resolve: arrive } = deferred()
    const { promise: aborted, resolve: abort } = deferred<boolean>()
    const { origin } = await start(async (request) => {
      request.signal.addEventListener('abort', () => abort(request.signal.aborted))
      arrive()
      await aborted
      throw request.signal.reason
    })
    const caller = new AbortController()
    const answer = fetch(origin, { signal: caller.signal })
    await arrived
    caller.abort()
    await expect(answer).rejects.toThrow()
    expect(await aborted).toBe(true)
  })

  it('does not abort the signal of a request that was answered', async () => {
    let signal: AbortSignal | undefined
    const { origin } = await start(async (request) => {
      signal = request.signal
      return new Response('ok')
    })
    await (await fetch(origin)).text()
    expect(signal?.aborted).toBe(false)
  })

  it('answers before a body that nobody reads to the end', async () => {
    const { origin } = await start(async (request) => {
      await request.body?.cancel()
      return new Response('enough', { status: 413 })
    })
    const answer = await fetch(origin, { method: 'POST', body: 'x'.repeat(1_000_000) })
    expect(answer.status).toBe(413)
    expect(await answer.text()).toBe('enough')
  })

  it('answers 500 when the handler fails, and says nothing of why', async () => {
    const complain = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { origin } = await start(() => Promise.reject(new Error('planted')))
    const answer = await fetch(origin)
    expect(answer.status).toBe(500)
    expect(await answer.text()).toBe('')
    expect(complain).toHaveBeenCalledOnce()
    complain.mockRestore()
  })

  it.each([
    'GET http://evil.test/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n',
    'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    'GET /\u007f%zz HTTP/1.1\r\nHost: evil.test/a?\r\nConnection: close\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: user@x\r\nConnection: close\r\n\r\n',
    'GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: [::1\r\nConnection: close\r\n\r\n',
    'GET / HTTP/1.0\r\n\r\n',
  ])('answers 400 to an address that makes no sense: %j', async (text) => {
    const { port } = await start(async () => new Response('reached'))
    expect(await sendRaw(port, text)).toMatch(/^HTTP\/1\.1 400 /)
  })

  it.each(['TRACE', 'TRACK', 'CONNECT', 'BREW'])(
    'answers %s, which no Request can carry, and goes on',
    async (method) => {
      const { port, origin } = await start(async () => new Response('reached'))
      const path = method === 'CONNECT' ? 'evil.test:443' : '/'
      const lines = `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`
      expect(await sendRaw(port, lines)).toMatch(/^HTTP\/1\.1 (405|400) /)
      expect(await (await fetch(origin)).text()).toBe('reached')
    },
  )

  it.each([
    ['an upgrade', 'Upgrade: websocket\r\nConnection: Upgrade\r\n', /^HTTP\/1\.1 200 /],
    ['an expectation', 'Expect: the-moon\r\nConnection: close\r\n', /^HTTP\/1\.1 417 /],
    ['huge headers', `X-Huge: ${'x'.repeat(17_000)}\r\nConnection: close\r\n`, /^HTTP\/1\.1 431 /],
    [
      'bytes that are no text',
      'X-Bytes: \u00ff\u0080\r\nConnection: close\r\n',
      /^HTTP\/1\.1 200 /,
    ],
  ])('answers %s, and goes on', async (_, header, status) => {
    const { port, origin } = await start(
      async () => new Response('reached', { headers: { connection: 'close' } }),
    )
    expect(await sendRaw(port, `GET / HTTP/1.1\r\nHost: x\r\n${header}\r\n`)).toMatch(status)
    expect(await (await fetch(origin)).text()).toBe('reached')
  })

  it('takes the whole address where a path could be, when it is its own', async () => {
    const { port, origin } = await start(async (request) => new Response(request.url))
    const host = `127.0.0.1:${port}`
    const lines = `GET http://${host}/a//b HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`
    expect(await sendRaw(port, lines)).toContain(`${origin}/a//b`)
  })

  it.each([
    ['0.0.0.0', '127.0.0.1'],
    ['localhost', 'localhost'],
  ])('served on %s, is reached at %s', async (host, reachable) => {
    const served = await serve(async () => new Response('reached'), { port: 0, host })
    running.push(served)
    expect(served.origin).toBe(`http://${reachable}:${served.port}`)
    expect(await (await fetch(served.origin)).text()).toBe('reached')
  })

  it('does not take a path with two slashes for another host', async () => {
    const { origin } = await start(async (request) => new Response(request.url))
    expect(await (await fetch(`${origin}//evil.test/x`)).text()).toBe(`${origin}//evil.test/x`)
  })

  it('rejects with the error of Node when the port is taken', async () => {
    const { port } = await start(async () => new Response())
    const second = serve(async () => new Response(), { port })
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  it('closes at once, also with a request that hangs', async () => {
    const { promise: arrived, resolve: arrive } = deferred()
    const served = await serve(
      () => {
        arrive()
        return new Promise(() => {})
      },
      { port: 0 },
    )
    const answer = fetch(served.origin)
    await arrived
    await Promise.all([served.close(), expect(answer).rejects.toThrow(TypeError)])
    await expect(fetch(served.origin)).rejects.toThrow(TypeError)
  })
})

describe('a served emulator', () => {
  const startEmulator = async () => {
    const emulator = createEmulator()
    const { origin } = await start(emulator.fetch)
    const create = (signal?: AbortSignal) =>
      fetch(`${origin}/v1/portal-sessions`, {
        method: 'POST',
        headers: { 'x-api-key': 'mf_sk_test_emulator', 'content-type': 'application/json' },
        body: JSON.stringify({ customerExternalId: 'acme-001' }),
        ...(signal && { signal }),
      })
    return { emulator, origin, create }
  }

  it('gives links on its own origin, which open once', async () => {
    const { origin, create } = await startEmulator()
    const { url } = await (await create()).json()
    expect(new URL(url).origin).toBe(origin)
    const visit = () => fetch(url, { redirect: 'manual' })
    expect((await visit()).status).toBe(303)
    expect((await visit()).status).toBe(410)
  })

  it('destroys the socket for the fault reset', async () => {
    const { emulator, create } = await startEmulator()
    emulator.faults.once({ kind: 'reset' })
    await expect(create()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
    expect((await create()).status).toBe(201)
  })

  it('destroys the socket in the middle of the body for the fault truncated', async () => {
    const { emulator, create } = await startEmulator()
    emulator.faults.once({ kind: 'truncated' })
    await expect(create().then((answer) => answer.text())).rejects.toThrow(TypeError)
    expect((await create()).status).toBe(201)
  })

  it('hangs in the body until the caller gives up', async () => {
    const { emulator, create } = await startEmulator()
    emulator.faults.once({ kind: 'hang', at: 'body' })
    const caller = new AbortController()
    const answer = await create(caller.signal)
    expect(answer.status).toBe(201)
    const body = answer.text()
    caller.abort()
    await expect(body).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('hangs before the headers until the caller gives up', async () => {
    const { emulator, create } = await startEmulator()
    emulator.faults.once({ kind: 'hang' })
    await expect(create(AbortSignal.timeout(100))).rejects.toMatchObject({ name: 'TimeoutError' })
    expect((await create()).status).toBe(201)
  })

  it('sends a huge answer no further than the caller reads', async () => {
    const { emulator, create } = await startEmulator()
    emulator.faults.once({ kind: 'huge', bytes: 1e12 })
    const reader = (await create()).body?.getReader()
    expect((await reader?.read())?.value?.byteLength).toBeGreaterThan(0)
    await reader?.cancel()
    expect((await create()).status).toBe(201)
  })

  it('sends a whole huge answer to whoever wants it', async () => {
    const { emulator, create } = await startEmulator()
    emulator.faults.once({ kind: 'huge' })
    expect(await (await create()).json()).toHaveProperty('url')
  })

  it.each([
    ['status', { kind: 'status', status: 429, retryAfter: 3 }, 429],
    ['redirect', { kind: 'redirect', location: 'http://127.0.0.1:1/' }, 307],
    ['empty', { kind: 'empty' }, 201],
    ['html', { kind: 'html' }, 200],
  ] as const)('answers with the fault %s', async (_, fault, status) => {
    const { emulator, origin } = await startEmulator()
    emulator.faults.once(fault)
    const answer = await fetch(`${origin}/v1/portal-sessions`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'x-api-key': 'mf_sk_test_emulator', 'content-type': 'application/json' },
      body: JSON.stringify({ customerExternalId: 'acme-001' }),
    })
    expect(answer.status).toBe(status)
  })
})

it('frees the port when it is closed', async () => {
  const served = await serve(async () => new Response('first'), { port: 0 })
  await served.close()
  const again = await serve(async () => new Response('second'), { port: served.port })
  running.push(again)
  expect(await (await fetch(again.origin)).text()).toBe('second')
})
