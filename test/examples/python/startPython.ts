import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { serve } from '../../../src/shared/serve.ts'
import { createEmulator } from '../../../src/emulator/index.ts'
import type { ContractHost, ContractHostOptions } from '../../server/support/contractCases.ts'
import { portal } from '../../server/support/portal.ts'
import { findPython } from './findPython.ts'

const example = join(import.meta.dirname, '../../../examples/python')

const python = findPython()

export const hasPython = Boolean(python)

/** Runs a program that imports the example, and gives what it prints. */
export function runPython(code: string, input = ''): string {
  const { status, stdout, stderr } = spawnSync(python, ['-c', code], {
    cwd: example,
    input,
    encoding: 'utf8',
    env: environment,
  })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

/** A host in Python, and what its log has said since the test began. */
export interface PythonHost extends ContractHost {
  /** What `send` adds to a request: it leads to the route of this test. */
  header: readonly [name: string, value: string]
  log: () => string
}

/** Starts the process that has the routes of all tests. */
export async function startPython() {
  const child = spawn(python, [join(import.meta.dirname, 'contractHost.py')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment, PYTHONPATH: example },
  })
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text))
  const ended = once(child, 'close')
  const [said] = await Promise.race([once(child.stdout, 'data'), ended])
  if (child.exitCode !== null) throw new Error(log)

  let opened = 0

  /** Opens a route before an emulator of its own, until the test is over. */
  async function openRoute(
    options: ContractHostOptions & { secretKey?: string } = {},
  ): Promise<PythonHost> {
    const emulator = createEmulator({ origin: portal })
    const marginFront = await serve(emulator.fetch, { port: 0 })
    onTestFinished(() => marginFront.close())

    const { timeout = 10_000, allowedOrigins, secretKey = emulator.secretKeys[0] } = options
    const portalOptions = {
      base_url: `${marginFront.origin}/v1`,
      secret_key: secretKey,
      timeout: timeout / 1000,
      ...(allowedOrigins && { allowed_origins: allowedOrigins }),
    }
    opened += 1
    // The number tells the route from that of an earlier test, whose port the emulator may have got.
    const header = ['x-portal-options', `${opened} ${JSON.stringify(portalOptions)}`] as const
    const before = log.length
    return {
      origin: String(said).trim(),
      emulator,
      header,
      send(request) {
        request.headers.set(...header)
        return fetch(request)
      },
      log: () => log.slice(before),
    }
  }

  async function stop() {
    child.kill('SIGKILL')
    await ended
  }
  return { openRoute, stop }
}

// What is compiled is kept out of the example, and no proxy comes between the two.
const environment = {
  ...process.env,
  MF_API_SECRET_KEY: undefined,
  MF_API_BASE_URL: undefined,
  PYTHONPYCACHEPREFIX: join(import.meta.dirname, '../../../.cache/python'),
  no_proxy: '*',
}
