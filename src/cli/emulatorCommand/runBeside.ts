import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { passSignalsOn } from './passSignalsOn.ts'
import { shellLine } from './shellLine.ts'

/**
 * Runs a command with more variables than this process has, and resolves to its exit code, or to
 * what a shell answers: 127 when there is no such command, 126 when it cannot be run, and 128 and
 * the number of the signal when it died of one.
 */
export async function runBeside(
  [name, ...args]: readonly [string, ...string[]],
  variables: Readonly<Record<string, string>>,
  tell: (text: string) => void,
): Promise<number> {
  const env = { ...process.env, ...variables }
  // npm and its like are batch files on Windows, which only a shell can run.
  const child =
    process.platform === 'win32'
      ? spawn(shellLine([name, ...args]), { env, stdio: 'inherit', shell: true })
      : spawn(name, args, { env, stdio: 'inherit' })

  passSignalsOn(child)
  return new Promise((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      tell(`The command could not be started: ${reason(name, error)}`)
      resolve(error.code === 'ENOENT' ? 127 : 126)
    })
    child.once('exit', (code, signal) => {
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0))
    })
  })
}

function reason(name: string, { code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT':
      return `there is no ${name} here. Is it installed, and spelled right?`
    case 'EACCES':
      return `${name} is not a program that you may run.`
    default:
      return message
  }
}
