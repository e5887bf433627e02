import type { Command } from './Command.ts'
import { checkCommand } from './checkCommand/checkCommand.ts'
import { doctorCommand } from './doctorCommand/doctorCommand.ts'
import { emulatorCommand } from './emulatorCommand/emulatorCommand.ts'

/** Every command by its name, in the order of the help. */
export const commands: Readonly<Record<string, Command>> = {
  emulator: emulatorCommand,
  check: checkCommand,
  doctor: doctorCommand,
}

const summaries = Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`)
  .join('\n')

export const usage = `Usage: marginfront-portal <command> [options]

Commands:
${summaries}

Options:
  -v, --version  Print the version of the package
  -h, --help     Print this help

For the options of a command: marginfront-portal <command> --help`
