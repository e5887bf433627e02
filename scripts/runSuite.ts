import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { readSummaryLine, type Counts } from './summary.ts'

/**
 * Runs a command that may end with a line of counts, and gives them. A command without such a line
 * is one check. One that ends badly has at least one failure, whatever it counted.
 */
export async function runSuite(
  command: string,
  print: (line: string) => void = console.log,
): Promise<Counts> {
  print(`\n══ ${command}`)
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  let counts: Counts | undefined
  for await (const line of createInterface(child.stdout)) {
    print(line)
    if (line) counts = readSummaryLine(line)
  }
  const [code] = await ended
  counts ??= { passed: code === 0 ? 1 : 0, failed: 0, skipped: 0 }
  if (code !== 0 && counts.failed === 0) {
    print(`FAILED with exit code ${code}: ${command}`)
    return { ...counts, failed: 1 }
  }
  return counts
}
