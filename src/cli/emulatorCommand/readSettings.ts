import { readFlags } from '../readFlags.ts'
import { UsageError } from '../UsageError.ts'
import { isHost } from './isHost.ts'

export const usage = `Usage: marginfront-portal emulator [options] [-- <command> [args]]

Runs a local MarginFront: the portal-session API, the billing portal and a control page.

With a command after --, it also runs that command with MF_API_SECRET_KEY and MF_API_BASE_URL set,
so that an app needs no other setting, and ends when the command ends, with its exit code:

  marginfront-portal emulator -- npm run dev

Options:
  --port <number>     Port to listen on; 0 picks a free one (default 4242)
  --host <address>    Address to listen on; 0.0.0.0 is every one, for Docker (default 127.0.0.1)
  --origin <url>      Where portal links point (default: wherever the API was called)
  --customers <file>  JSON file with a list of customers (default: Acme and Globex)
  -v, --version       Print the version of the package
  -h, --help          Print this help`

const flagTypes = {
  port: { type: 'string' },
  host: { type: 'string' },
  origin: { type: 'string' },
  customers: { type: 'string' },
  version: { type: 'boolean', short: 'v' },
  help: { type: 'boolean', short: 'h' },
} as const

/** What the command line asks for. */
export interface EmulatorSettings {
  port: number
  host: string
  origin: string | undefined
  customersFile: string | undefined
  /** The command to run beside the emulator, and its arguments. */
  command: readonly [string, ...string[]] | undefined
  help: boolean
  version: boolean
}

export function readSettings(args: readonly string[]): EmulatorSettings {
  const split = args.indexOf('--')
  const flags = readFlags(split === -1 ? args : args.slice(0, split), flagTypes, {
    aboutArguments:
      'A command to run beside the emulator goes after --, as in: emulator -- npm run dev',
  })
  return {
    port: readPort(flags.port ?? '4242'),
    host: readHost(flags.host ?? '127.0.0.1'),
    origin: flags.origin,
    customersFile: flags.customers,
    command: split === -1 ? undefined : readCommand(args.slice(split + 1)),
    help: flags.help ?? false,
    version: flags.version ?? false,
  }
}

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new UsageError(`--port must be a number from 0 to 65535, not ${text}.`)
}

function readHost(text: string): string {
  const host = text.replace(/^\[(.*)\]$/, '$1')
  if (isHost(host)) return host
  throw new UsageError(
    `--host must be an address or a name alone, such as 0.0.0.0 or localhost, not ${text}.`,
  )
}

function readCommand([name, ...args]: readonly string[]): readonly [string, ...string[]] {
  if (name === undefined) throw new UsageError('Name the command to run after --.')
  return [name, ...args]
}
