#!/usr/bin/env node
import { checkCommand } from './checkCommand/checkCommand.ts'
import { emulatorCommand } from './emulatorCommand.ts'
import { UsageError } from './UsageError.ts'

const usage = `Usage: marginfront-portal <command>

Commands:
  emulator   Run a local MarginFront with a billing portal
  check      Check any backend's portal route against the contract

marginfront-portal <command> --help tells more.`

const commands: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  emulator: emulatorCommand,
  async check(args) {
    process.exitCode = await checkCommand.run(args)
  },
}

async function run([name, ...args]: string[]): Promise<void> {
  if (name === '--help' || name === '-h') return console.log(usage)
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command) return command(args)
  const problem = name === undefined ? 'Name a command.' : `There is no command ${name}.`
  throw new UsageError(problem, usage)
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${error.usage}`)
    process.exitCode = 2
  } else {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
