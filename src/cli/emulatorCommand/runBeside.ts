import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { shellLine } from './shellLine.ts'

const passedOn = ['SIGINT', 'SIGTERM'] as const

/**
 * Runs a command with more variables than this process has, and resolves to its exit code: 127
 * when it could not be started, and 128 and the number of the signal when it died of one.
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

  const passOn = (signal: NodeJS.Signals) => {
    if (!isSentByTerminal(signal)) child.kill(signal)
  }
  for (const signal of passedOn) process.on(signal, passOn)
  return new Promise((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      tell(`The command could not be started: ${reason(name, error)}`)
      resolve(127)
    })
    child.once('exit', (code, signal) => {
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0))
    })
  })
}

/** A terminal sends Ctrl-C to the command itself too, which must not get it twice. */
function isSentByTerminal(signal: NodeJS.Signals): boolean {
  return signal === 'SIGINT' && [process.stdin, process.stdout, process.stderr].some(isTerminal)
}

const isTerminal = ({ isTTY }: { isTTY?: boolean }) => isTTY === true

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
