import { createEmulator, EmulatorError } from '../../emulator/index.ts'
import type { Command } from '../Command.ts'
import { isEveryAddress, serve } from '../../shared/serve.ts'
import { version } from '../version.ts'
import { bannerBeside, bannerOf } from './banner.ts'
import { narrate } from './narrate.ts'
import { ownNames } from './ownNames.ts'
import { readCustomersFile } from './readCustomersFile.ts'
import { type EmulatorSettings, readSettings, usage } from './readSettings.ts'
import { runBeside } from './runBeside.ts'

/** Serves an emulator until Ctrl-C, or for as long as a command runs. */
export const emulatorCommand: Command = {
  summary: 'Run a local MarginFront, with or without your app beside it',
  usage,
  async run(args) {
    const settings = readSettings(args)
    if (settings.help || settings.version) {
      console.log(settings.help ? usage : version())
      return 0
    }
    return settings.command ? runWith(settings, settings.command) : runAlone(settings)
  },
}

async function runAlone(settings: EmulatorSettings): Promise<number> {
  const { emulator, server } = await start(settings, (line) => console.log(line))
  console.log(bannerOf(emulator, server, settings.host))

  await new Promise((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  await server.close()
  return 0
}

async function runWith(
  settings: EmulatorSettings,
  command: readonly [string, ...string[]],
): Promise<number> {
  // On stderr, so that what the command prints can still be piped.
  const tell = (text: string) => console.error(text.replace(/^/gm, '[emulator] '))
  const { emulator, server } = await start(settings, tell)
  const variables = {
    MF_API_SECRET_KEY: emulator.secretKeys[0] ?? '',
    MF_API_BASE_URL: `${server.origin}/v1`,
  }
  tell(bannerBeside(emulator, server, variables))
  const exitCode = await runBeside(command, variables, tell)
  await server.close()
  return exitCode
}

async function start(settings: EmulatorSettings, tell: (line: string) => void) {
  const { host, port, origin, customersFile } = settings
  const customers = customersFile === undefined ? undefined : await readCustomersFile(customersFile)
  const emulator = createChecked(customersFile, {
    // Whatever the file holds: the emulator checks it.
    customers: customers as undefined,
    origin,
    control: { hosts: isEveryAddress(host) ? ownNames() : [host] },
    onEvent: (event) => tell(narrate(event, emulator.customers)),
  })
  const server = await serve(emulator.fetch, { port, host }).catch((error: unknown) => {
    throw inPlainWords(error, settings)
  })
  return { emulator, server }
}

function createChecked(
  customersFile: string | undefined,
  options: Parameters<typeof createEmulator>[0],
) {
  try {
    return createEmulator(options)
  } catch (error) {
    if (!(error instanceof EmulatorError)) throw error
    throw new Error(mistakesIn(customersFile, error), { cause: error })
  }
}

function mistakesIn(file: string | undefined, { code, problems }: EmulatorError): string {
  // The other option that can be wrong is a flag, and its name is the first word.
  if (code !== 'invalid_customers') return `--${problems.join(' ')}`
  const count = problems.length === 1 ? 'a mistake' : `${problems.length} mistakes`
  return [`The customers file ${file} has ${count}:`, ...problems].join('\n  ')
}

function inPlainWords(error: unknown, { port, host }: EmulatorSettings): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'EADDRINUSE':
      return new Error(
        `Port ${port} is already in use, perhaps by another emulator. ` +
          'Stop what uses it, or choose another port with --port (0 picks a free one).',
      )
    case 'EACCES':
      return new Error(`Port ${port} needs elevated privileges: choose another with --port.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new Error(
        `${host} is no address of this machine: choose another with --host, such as 127.0.0.1.`,
      )
    default:
      return error
  }
}
