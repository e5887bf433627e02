import { spawn } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mutant } from './list.ts'

export type Verdict = 'killed' | 'survived' | 'stale' | 'unclear'

const longestRun = 120_000

/** Changes one file of a copy of the repository, runs the tests, and puts the file back. */
export async function tryMutant(copy: string, mutant: Mutant): Promise<Verdict> {
  const file = join(copy, 'src', mutant.file)
  const before = await readFile(file, 'utf8')
  const [start, end, ...more] = before.split(mutant.text)
  if (start === undefined || end === undefined || more.length > 0) return 'stale'
  await writeFile(file, start + mutant.replacement + end)
  try {
    return await judge(copy, mutant.tests)
  } finally {
    await writeFile(file, before)
  }
}

/** Runs test files: `survived` when all passed, `killed` when a test failed or a file did not load. */
export async function judge(copy: string, tests: readonly string[]): Promise<Verdict> {
  const report = join(copy, 'report.json')
  await rm(report, { force: true })
  const files = tests.map((test) => `test/${test}`)
  const options = ['--project=unit', '--bail=1', '--reporter=json', `--outputFile=${report}`]
  const child = spawn('vitest', ['run', ...options, ...files], { cwd: copy, stdio: 'ignore' })
  const code = await new Promise<number | null>((resolve, reject) => {
    // A mutant may wait for ever, and a test that never ends has noticed it.
    const timer = setTimeout(() => child.kill('SIGKILL'), longestRun)
    child.once('error', reject)
    child.once('exit', (exitCode) => {
      clearTimeout(timer)
      resolve(exitCode)
    })
  })
  if (code === null) return 'killed'
  const { numTotalTests = 0, numFailedTests = 0, numFailedTestSuites = 0 } = await read(report)
  if (code === 0 && numTotalTests > 0 && numFailedTests === 0) return 'survived'
  // Without a failed test it was something else that failed, such as the runner.
  return numFailedTests + numFailedTestSuites > 0 || numTotalTests > 0 ? 'killed' : 'unclear'
}

async function read(report: string): Promise<Record<string, number>> {
  try {
    return JSON.parse(await readFile(report, 'utf8'))
  } catch {
    return {}
  }
}
