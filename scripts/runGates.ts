import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import type { Gate } from './gates.ts'
import type { Counts } from './summary.ts'

/**
 * Runs all gates, several at a time, whatever becomes of the others. Each one's output is printed
 * whole, under a heading of its own, when it ends.
 */
export async function runGates(
  gates: readonly Gate[],
  print: (text: string) => void = console.log,
): Promise<Counts> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
  const waiting = [...gates]
  const worker = async () => {
    for (let gate = waiting.shift(); gate; gate = waiting.shift()) {
      const started = performance.now()
      const { output, passed } = await run(gate.command)
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      print(`\n── ${gate.name}: ${passed ? 'passed' : 'FAILED'} (${seconds} s)  ${gate.command}`)
      if (output) print(output)
      counts[passed ? 'passed' : 'failed'] += 1
    }
  }
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker))
  return counts
}

function run(command: string): Promise<{ output: string; passed: boolean }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    child.stderr.on('data', (chunk) => chunks.push(chunk))
    const finish = (passed: boolean) =>
      resolve({ output: Buffer.concat(chunks).toString().trim(), passed })
    child.on('error', (error) => {
      chunks.push(Buffer.from(String(error)))
      finish(false)
    })
    child.on('close', (code) => finish(code === 0))
  })
}
