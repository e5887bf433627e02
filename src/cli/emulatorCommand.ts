import { parseArgs } from 'node:util'
import { createEmulator, type EmulatorOptions } from '../emulator/index.ts'
import { narrate } from './narrate.ts'
import { oneLine } from './oneLine.ts'
import { readCustomersFile } from './readCustomersFile.ts'
import { serve } from './serve.ts'
import { UsageError } from './UsageError.ts'

const usage = `Usage: marginfront-portal emulator [options]

Runs a local MarginFront on 127.0.0.1: the portal-session API and the billing portal.

Options:
  --port <number>      Port to listen on; 0 picks a free one (default 4242)
  --customers <file>   JSON file with a list of customers (default: Acme and Globex)
  -h, --help           Show this`

/** Runs the emulator until Ctrl-C. */
export async function emulatorCommand(args: string[]): Promise<void> {
  const { port, customers, help } = readArguments(args)
  if (help) return console.log(usage)

  const options: EmulatorOptions = customers
    ? { customers: await readCustomersFile(customers) }
    : {}
  const emulator = createEmulator({
    ...options,
    control: true,
    onEvent: (event) => console.log(narrate(event, emulator.customers)),
  })
  const server = await serve(emulator.fetch, { port }).catch((error: unknown) => {
    throw inPlainWords(error, port)
  })

  console.log(`MarginFront emulator on ${server.origin}\n`)
  console.log(`API        ${server.origin}/v1`)
  console.log(`Key        ${emulator.secretKeys.join(', ')}`)
  emulator.customers.forEach(({ name, externalId }, index) => {
    console.log(
      `${index === 0 ? 'Customers ' : '          '} ${oneLine(`${name} (${externalId})`)}`,
    )
  })
  console.log(`\nOpen ${server.origin}/ to look around. Ctrl-C stops it.\n`)

  const stop = async () => {
    await server.close()
    // A fault that still waits would keep the process alive.
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

function readArguments(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string', default: '4242' },
        customers: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) {
      throw new TypeError('--port must be a number from 0 to 65535.')
    }
    return { ...values, port: Number(values.port) }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), usage)
  }
}

function inPlainWords(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new Error(`Port ${port} is already in use: choose another one with --port.`)
  }
  if (code === 'EACCES') {
    return new Error(`Port ${port} needs more rights than you have: choose another with --port.`)
  }
  return error
}
