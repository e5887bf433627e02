#!/usr/bin/env node
import { closestWord } from '../shared/closestWord.ts'
import { commands, usage } from './commands.ts'
import { outliveReaders } from './outliveReaders.ts'
import { readFlags } from './readFlags.ts'
import { UsageError } from './UsageError.ts'
import { version } from './version.ts'

const globalFlags = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined) throw new UsageError('Which command? None was named.')
  if (name.startsWith('-')) return answerGlobalFlags([name, ...args])
  if (name === 'help') return print(usage)

  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command) return command.run(args)
  const meant = closestWord(name, Object.keys(commands))
  throw new UsageError(
    `There is no command ${name}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
  )
}

function answerGlobalFlags(args: readonly string[]): number {
  const flags = readFlags(args, globalFlags)
  return print(flags.version ? version() : usage)
}

function print(text: string): number {
  console.log(text)
  return 0
}

outliveReaders()
try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  const isUsage = error instanceof UsageError
  console.error(error instanceof Error ? error.message : error)
  if (isUsage) {
    const [name = ''] = process.argv.slice(2)
    console.error(`\n${(Object.hasOwn(commands, name) && commands[name]?.usage) || usage}`)
  }
  process.exitCode = isUsage ? 2 : 1
}
