import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { serve } from '../../src/cli/serve.ts'

const cli = resolve(import.meta.dirname, '../../src/cli/index.ts')
const children: ChildProcess[] = []
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marginfront-cli-'))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
afterAll(() => rm(folder, { recursive: true }))

const spawnCli = (...args: string[]) => {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  return child
}

/** Runs a command that ends by itself. */
async function run(...args: string[]) {
  const child = spawnCli(...args)
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { code, output, errors }
}

/** Starts the emulator on a free port and collects what it prints. */
async function startEmulator(...args: string[]) {
  const child = spawnCli('emulator', '--port', '0', ...args)
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk
  })
  const until = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = pattern.exec(output)
      if (found) return found
      await once(child.stdout, 'data')
    }
  }
  const [, origin = ''] = await until(/emulator on (http:\S+)[^]*Ctrl-C/)
  return { child, origin, until, printed: () => output }
}

const createLink = (origin: string, customerExternalId: string) =>
  fetch(`${origin}/v1/portal-sessions`, {
    method: 'POST',
    headers: { 'x-api-key': 'mf_sk_test_emulator', 'content-type': 'application/json' },
    body: JSON.stringify({ customerExternalId }),
  })

describe('marginfront-portal emulator', () => {
  it('prints its address, its key and its customers, and serves on loopback', async () => {
    const { origin, printed } = await startEmulator()
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    for (const shown of [
      `${origin}/v1`,
      'mf_sk_test_emulator',
      'Acme Corporation (acme-001)',
      'Globex GmbH (globex-001)',
    ]) {
      expect(printed()).toContain(shown)
    }
  })

  it('tells each event in one line, without the link', async () => {
    const { origin, until, printed } = await startEmulator()
    const { id, url, token } = await (await createLink(origin, 'acme-001')).json()
    await until(new RegExp(`\\d\\d:\\d\\d:\\d\\d  link minted  Acme Corporation  ${id}\n`))
    await fetch(url)
    await until(/portal opened {2}Acme Corporation/)
    await fetch(url)
    await until(/link refused: used {2}Acme Corporation/)
    await createLink(origin, 'nobody')
    await until(/create rejected with 404\n/)
    expect(printed()).not.toContain(token)
  })

  it('has the control page turned on', async () => {
    const { origin } = await startEmulator()
    expect(await (await fetch(origin)).text()).toContain('Advance one hour')
  })

  it('takes customers from a file, whose names cannot steer the terminal', async () => {
    const file = join(folder, 'customers.json')
    const customer = {
      id: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
      externalId: 'initech-1',
      name: 'Initech\u001B[2J',
    }
    await writeFile(file, JSON.stringify([customer]))
    const { origin, printed } = await startEmulator('--customers', file)
    expect(printed()).toContain('Initech[2J (initech-1)')
    expect(printed()).not.toContain('Acme')
    expect((await createLink(origin, 'initech-1')).status).toBe(201)
    expect((await createLink(origin, 'acme-001')).status).toBe(404)
  })

  it.each([
    ['missing.json', undefined, /missing\.json cannot be read/],
    ['broken.json', '[{', /broken\.json is not valid JSON/],
    ['wrong.json', '[{"name":"X"}]', /customers\[0\]\.id must be a UUID/],
  ])('says what is wrong with the customers file %s', async (name, content, message) => {
    const file = join(folder, name)
    if (content !== undefined) await writeFile(file, content)
    const { code, errors } = await run('emulator', '--port', '0', '--customers', file)
    expect(code).toBe(1)
    expect(errors.trim()).toMatch(message)
    expect(errors.trim().split('\n')).toHaveLength(1)
  })

  it('says in one sentence that a port is taken, and how to choose another', async () => {
    const taken = await serve(async () => new Response(), { port: 0 })
    const { code, output, errors } = await run('emulator', '--port', String(taken.port))
    await taken.close()
    expect(code).toBe(1)
    expect(output).toBe('')
    expect(errors).toBe(`Port ${taken.port} is already in use: choose another one with --port.\n`)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('stops at once on %s', async (signal) => {
    const { child, origin, until } = await startEmulator()
    await fetch(`${origin}/_emulator/faults`, { method: 'POST', body: '{"kind":"hang"}' })
    const answer = createLink(origin, 'acme-001')
    const exit = once(child, 'exit')
    await Promise.all([
      expect(answer).rejects.toThrow(TypeError),
      until(/met the fault hang/).then(() => child.kill(signal)),
    ])
    expect(await exit).toEqual([0, null])
  })

  it('helps', async () => {
    const { code, output } = await run('emulator', '--help')
    expect(code).toBe(0)
    expect(output).toMatch(/^Usage: marginfront-portal emulator \[options\]/)
    expect(output).toContain('--customers <file>')
  })

  it.each([['--colour'], ['extra'], ['--port'], ['--port', 'web'], ['--port', '70000']])(
    'shows its usage and exits 2 for %s %s',
    async (...args) => {
      const { code, output, errors } = await run('emulator', ...args)
      expect(code).toBe(2)
      expect(output).toBe('')
      expect(errors).toContain('Usage: marginfront-portal emulator')
      expect(errors).not.toMatch(/^\s+at /m)
    },
  )
})

describe('marginfront-portal', () => {
  it('helps', async () => {
    const { code, output } = await run('--help')
    expect(code).toBe(0)
    expect(output).toContain('emulator')
  })

  it.each([[], ['emulate'], ['toString'], ['--port']])(
    'shows its usage and exits 2 for %j',
    async (...args) => {
      const { code, output, errors } = await run(...args)
      expect(code).toBe(2)
      expect(output).toBe('')
      expect(errors).toContain('Usage: marginfront-portal <command>')
    },
  )
})
