import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { judgeVitest, type VitestReport, type VitestVerdict } from './summary.ts'

/** Runs Vitest once over the named projects, or over all, and gives what it came to. */
export async function runVitest(projects: readonly string[] = []): Promise<VitestVerdict> {
  const folder = await mkdtemp(join(tmpdir(), 'marginfront-react-test-'))
  const report = join(folder, 'report.json')
  const command = [
    'vitest run --reporter=default --reporter=./scripts/ReportCounts.ts',
    ...projects.map((project) => `--project=${JSON.stringify(project)}`),
  ]
  try {
    const child = spawn(command.join(' '), {
      shell: true,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, VITEST_REPORT: report },
    })
    const [code] = await once(child, 'close')
    return judgeVitest(await readReport(report), code ?? 1)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function readReport(file: string): Promise<VitestReport | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    // No report, or half of one: Vitest crashed, and the verdict says so.
    return undefined
  }
}
