import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { shellLine } from '../../src/cli/emulatorCommand/shellLine.ts'
import { serve } from '../../src/shared/serve.ts'

const cli = join(resolve(import.meta.dirname, '../..'), 'src/cli/index.ts')
const node = process.execPath
const children: ChildProcess[] = []

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** Starts the emulator with a command beside it; `setUp` is run in the emulator's own process. */
function start(command: readonly string[], { flags = ['--port', '0'], env = {}, setUp = '' } = {}) {
  const preload = `data:text/javascript,${encodeURIComponent(setUp)}`
  const child = spawn(node, ['--import', preload, cli, 'emulator', ...flags, '--', ...command], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, MF_API_SECRET_KEY: undefined, MF_API_BASE_URL: undefined, ...env },
  })
  children.push(child)
  return child
}

/** Waits until a stream has said this. */
async function hear(stream: Readable, pattern: RegExp): Promise<RegExpExecArray> {
  let output = ''
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    output += String(chunk)
    const found = pattern.exec(output)
    if (found) return found
  }
  throw new Error(`It never said ${pattern}, but: ${output}`)
}

/** Runs it to the end. */
async function run(...how: Parameters<typeof start>) {
  const child = start(...how)
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { code, output, errors }
}

const evaluate = (source: string) => [node, '--input-type=module', '--eval', source]

const idle = evaluate('setInterval(() => {}, 1000); console.log("ready")')

const mintALink = `
  const { MF_API_BASE_URL: base, MF_API_SECRET_KEY: key } = process.env
  const answer = await fetch(base + '/portal-sessions', {
    method: 'POST',
    headers: { 'x-api-key': key, 'content-type': 'application/json' },
    body: JSON.stringify({ customerExternalId: 'acme-001' }),
  })
  console.log(JSON.stringify({ base, key, url: (await answer.json()).url }))
`

describe('a command beside the emulator', () => {
  it('finds the emulator by the two variables alone, and has stdout to itself', async () => {
    const { code, output, errors } = await run(evaluate(mintALink))
    expect(code).toBe(0)
    const { base, key, url } = JSON.parse(output)
    expect(key).toBe('mf_sk_test_emulator')
    expect(base).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/)
    expect(new URL(url).origin).toBe(new URL(base).origin)
    expect(errors).toMatch(/^\[emulator\] \d\d:\d\d:\d\d {2}link minted {2}Acme Corporation/m)
    for (const line of errors.trim().split('\n')) expect(line).toMatch(/^\[emulator\] /)
    expect(errors).not.toContain('/r/')
  })

  it('gets the emulator even where the real key is set, which is never printed', async () => {
    const env = {
      MF_API_SECRET_KEY: 'mf_sk_live_planted',
      MF_API_BASE_URL: 'https://planted.example',
    }
    const { output, errors } = await run(evaluate(mintALink), { env })
    expect(JSON.parse(output)).toMatchObject({ key: 'mf_sk_test_emulator' })
    expect(errors).toContain('Your own MF_API_SECRET_KEY is not used')
    expect(errors).toContain('Your own MF_API_BASE_URL is not used')
    expect(output + errors).not.toContain('planted')
  })

  it('ends the emulator with its own exit code', async () => {
    const { code, errors } = await run(evaluate('process.exitCode = 7'))
    expect(code).toBe(7)
    const [, origin = ''] = /emulator on (http:\S+)/.exec(errors) ?? []
    await expect(fetch(origin)).rejects.toThrow(TypeError)
  })

  it('ends it with 128 and the number of the signal that it died of', async () => {
    expect(await run(evaluate('process.kill(process.pid, "SIGKILL")'))).toMatchObject({ code: 137 })
  })

  it('gets its arguments as they are', async () => {
    const odd = ['--port', 'a b', '"', '$HOME', '--', '']
    const { output } = await run([
      node,
      '-p',
      'JSON.stringify(process.argv.slice(1))',
      '--',
      ...odd,
    ])
    expect(JSON.parse(output)).toEqual(odd)
  })

  it('is said not to be there, with exit code 127', async () => {
    const { code, errors } = await run(['no-such-command-here'])
    expect(code).toBe(127)
    expect(errors).toContain(
      '[emulator] The command could not be started: there is no no-such-command-here here.',
    )
    expect(errors).not.toMatch(/^\s+at /m)
  })

  it.each([cli, dirname(cli)])(
    'is said not to be a program, with exit code 126: %s',
    async (file) => {
      const { code, errors } = await run([file])
      expect(code).toBe(126)
      expect(errors).toContain('is not a program that you may run.')
    },
  )

  it('is not started when the port is taken', async () => {
    const taken = await serve(async () => new Response(), { port: 0 })
    const flags = ['--port', String(taken.port)]
    const { code, output, errors } = await run(evaluate('console.log("ran")'), { flags })
    await taken.close()
    expect(code).toBe(1)
    expect(output).toBe('')
    expect(errors).toContain(`Port ${taken.port} is already in use`)
  })

  it.each(['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGUSR2'] as const)(
    'is told of %s once, and is waited for',
    async (signal) => {
      const child = start(
        evaluate(`
        let heard = 0
        process.on('${signal}', () => {
          heard += 1
          // A second one would come before this does.
          fetch(process.env.MF_API_BASE_URL).then(() => {
            console.log('heard', heard)
            process.exit(3)
          })
        })
        setInterval(() => {}, 1000)
        console.log('ready')
      `),
      )
      let output = ''
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk
      })
      while (!output.includes('ready')) await once(child.stdout, 'data')
      child.kill(signal)
      expect(await once(child, 'close')).toEqual([3, null])
      expect(output).toContain('heard 1\n')
    },
  )

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('ends it at once by %s when it listens to none', async (signal, code) => {
    const child = start(idle)
    await hear(child.stdout, /ready/)
    child.kill(signal)
    // Closed, since the command let go of the pipe too.
    expect(await once(child, 'close')).toEqual([code, null])
  })

  it('is told of a second Ctrl-C: the terminal itself tells it of the first', async () => {
    const app = evaluate(`
      for (const signal of ['SIGINT', 'SIGTERM']) {
        process.on(signal, () => {
          console.log(signal)
          if (signal === 'SIGINT') process.exit(3)
        })
      }
      setInterval(() => {}, 1000)
      console.log('ready')
    `)
    const setUp = `
      Object.defineProperty(process.stdin, 'isTTY', { value: true })
      process.on('SIGINT', () => console.error('noticed'))
    `
    const child = start(app, { setUp })
    await hear(child.stdout, /ready/)
    child.kill('SIGINT')
    await hear(child.stderr, /noticed/)
    // Had the first been passed on, the command would hear of it before this.
    child.kill('SIGTERM')
    expect((await hear(child.stdout, /SIG\w+/))[0]).toBe('SIGTERM')
    child.kill('SIGINT')
    expect((await hear(child.stdout, /SIG\w+/))[0]).toBe('SIGINT')
    expect(await once(child, 'close')).toEqual([3, null])
  })

  it('ends when the emulator fails', async () => {
    const child = start(idle, {
      setUp: 'process.on("SIGWINCH", () => { throw new Error("on purpose") })',
    })
    await hear(child.stdout, /ready/)
    child.kill('SIGWINCH')
    expect(await once(child, 'close')).toEqual([1, null])
  })

  it('goes on with its emulator when nobody reads the output any more', async () => {
    const child = start(
      evaluate(`
        process.on('SIGTERM', async () => {
          for (let count = 0; count < 4; count += 1) { ${mintALink} }
          process.exit(3)
        })
        setInterval(() => {}, 1000)
        console.log('ready')
      `),
    )
    await hear(child.stdout, /ready/)
    child.stderr.destroy()
    child.kill('SIGTERM')
    const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
    expect(output.match(/"url":"http/g)).toHaveLength(4)
    expect(code).toBe(3)
  })
})

describe('a line for cmd.exe', () => {
  it.each([
    [['npm', 'run', 'dev'], 'npm run dev'],
    [['node', 'a b.js'], 'node ^"a^ b.js^"'],
    [['echo', '%PATH%', '&', 'del'], 'echo ^"^%PATH^%^" ^"^&^" del'],
    [['echo', 'say "hi"'], 'echo ^"say^ \\^"hi\\^"^"'],
    [['echo', 'C:\\my dir\\'], 'echo ^"C:\\my^ dir\\\\^"'],
    [['echo', ''], 'echo ^"^"'],
  ])('keeps %j apart and as they are', (words, line) => {
    expect(shellLine(words)).toBe(line)
  })
})
