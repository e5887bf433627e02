import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

/** Where a command runs. */
interface Place {
  cwd: string
  env?: NodeJS.ProcessEnv
  /** How long it may take, in milliseconds. @default 300_000 */
  patience?: number | undefined
}

/** Runs a command to its end and gives all that it said; throws with that when it fails. */
export async function runCommand(
  command: string,
  { patience = 300_000, ...place }: Place,
): Promise<string> {
  const child = spawn(command, {
    ...place,
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that all that the shell started can be ended with it.
    detached: true,
  })
  const end = () => endGroup(child.pid)
  const late = setTimeout(end, patience)
  process.once('exit', end)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [said, complaints] = await Promise.all([text(child.stdout), text(child.stderr)])
  const code = await ended
  clearTimeout(late)
  process.off('exit', end)
  const output = `${said}\n${complaints}`.trim()
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${output.slice(-4000)}`)
  return output
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
