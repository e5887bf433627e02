import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { serve } from '../../src/shared/serve.ts'

const root = resolve(import.meta.dirname, '../..')
const cli = join(root, 'src/cli/index.ts')
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
      '\nMF_API_SECRET_KEY=mf_sk_test_emulator\n',
      `\nMF_API_BASE_URL=${origin}/v1\n`,
      `${origin}/\n`,
      'Acme Corporation (acme-001)',
      'Globex GmbH (globex-001)',
    ]) {
      expect(printed()).toContain(shown)
    }
  })

  it('says where to set the variables, and that Node reads no .env file by itself', async () => {
    const { printed } = await startEmulator()
    expect(printed()).toContain('Set these two variables where your backend runs')
    expect(printed()).toContain('node --env-file=.env server.js')
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
    ['missing.json', undefined, /missing\.json cannot be read: there is no such file\.$/],
    ['broken.json', '[{\n  "id": }]', /broken\.json is not valid JSON: see line 2, column 9\.$/],
    ['wrong.json', '{}', /wrong\.json has a mistake:\s+customers must be a list, not an object\.$/],
    ['null.json', 'null', /null\.json has a mistake:\s+customers must be a list, not null\.$/],
    ['bare.json', '"acme"', /bare\.json has a mistake:\s+customers must be a list, not "acme"\.$/],
    ['wide.json', Buffer.from('\ufeff[]', 'utf16le'), /saved as UTF-16.*Save it as UTF-8\.$/],
  ])('says what is wrong with the customers file %s', async (name, content, message) => {
    const file = join(folder, name)
    if (content !== undefined) await writeFile(file, content)
    const { code, errors } = await run('emulator', '--port', '0', '--customers', file)
    expect(code).toBe(1)
    expect(errors.trim()).toMatch(message)
    expect(errors).not.toMatch(/^\s+at /m)
  })

  it('tells every mistake of a customers file at once, with its place', async () => {
    const file = join(folder, 'mistakes.json')
    await writeFile(
      file,
      JSON.stringify([
        { name: 'X', email: null },
        { externalId: 'y', Name: 'Y' },
      ]),
    )
    const { code, errors } = await run('emulator', '--port', '0', '--customers', file)
    expect(code).toBe(1)
    expect(errors).toContain('mistakes.json has 5 mistakes:\n')
    for (const place of ['[0].id', '[0].externalId', '[1].Name', '[1].id', '[1].name']) {
      expect(errors).toContain(`\n  customers${place} `)
    }
  })

  it('takes a customers file with a byte order mark', async () => {
    const file = join(folder, 'marked.json')
    const customer = {
      id: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
      externalId: 'i',
      name: 'Initech',
    }
    await writeFile(file, `\uFEFF${JSON.stringify([{ ...customer, email: null }])}`)
    const { printed } = await startEmulator('--customers', file)
    expect(printed()).toContain('Initech (i)')
  })

  it('says that a port is taken, and how to choose another', async () => {
    const taken = await serve(async () => new Response(), { port: 0 })
    const { code, output, errors } = await run('emulator', '--port', String(taken.port))
    await taken.close()
    expect(code).toBe(1)
    expect(output).toBe('')
    expect(errors).toMatch(`Port ${taken.port} is already in use`)
    expect(errors).toContain('choose another port with --port')
    expect(errors.trim().split('\n')).toHaveLength(1)
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

  it('serves on when nobody reads what it prints any more', async () => {
    const { child, origin } = await startEmulator()
    const errors = text(child.stderr)
    child.stdout.destroy()
    for (let count = 0; count < 4; count += 1) {
      expect((await createLink(origin, 'acme-001')).status).toBe(201)
    }
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(await errors).toBe('')
  })

  it('helps', async () => {
    const { code, output } = await run('emulator', '--help')
    expect(code).toBe(0)
    expect(output).toMatch(
      /^Usage: marginfront-portal emulator \[options\] \[-- <command> \[args\]\]/,
    )
    expect(output).toContain('--customers <file>')
  })

  it('listens on every address when it is told to', async () => {
    const { origin, printed } = await startEmulator('--host', '0.0.0.0')
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:/)
    expect(printed()).toContain(`http://<service>:${new URL(origin).port}/v1`)
    // Another name of this machine, as the service's name is between containers.
    const { url } = await (
      await createLink(origin.replace('127.0.0.1', 'localhost'), 'acme-001')
    ).json()
    expect(new URL(url).hostname).toBe('localhost')
  })

  it('makes links for where it is told to', async () => {
    const { origin } = await startEmulator('--origin', 'http://localhost:9999')
    const { url } = await (await createLink(origin, 'acme-001')).json()
    expect(new URL(url).origin).toBe('http://localhost:9999')
  })

  it('lives on after a TRACE', async () => {
    const { origin } = await startEmulator()
    const trace = request(origin, { method: 'TRACE' }).end()
    const [answer] = await once(trace, 'response')
    expect(answer.statusCode).toBe(405)
    expect((await createLink(origin, 'acme-001')).status).toBe(201)
  })

  it('shows its control page to its own host alone', async () => {
    const { origin } = await startEmulator()
    const statusFor = async (host: string) => {
      const [answer] = await once(request(origin, { headers: { host } }).end(), 'response')
      return answer.statusCode
    }
    expect(await statusFor(new URL(origin).host)).toBe(200)
    expect(await statusFor('localhost:1')).toBe(200)
    expect(await statusFor('rebound.example')).toBe(403)
    expect(await statusFor('rebound.test')).toBe(403)
  })

  it('names the flag that is wrong when the emulator cannot use it', async () => {
    const { code, errors } = await run('emulator', '--origin', 'x')
    expect(code).toBe(1)
    expect(errors).toMatch(/^--origin must be an http or https address/)
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

  it.each([['--version'], ['-v'], ['emulator', '--version']])(
    'prints the version of the package for %s',
    async (...args) => {
      const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
      expect(await run(...args)).toMatchObject({ code: 0, output: `${manifest.version}\n` })
    },
  )

  it('says which command was probably meant', async () => {
    expect((await run('emulater')).errors).toContain(
      'There is no command emulater. Did you mean emulator?',
    )
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
