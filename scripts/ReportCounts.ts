import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule, Vitest } from 'vitest/node'
import type { Counts, VitestReport } from './summary.ts'

/** Vitest reporter that writes the counts of each project to the file named by `VITEST_REPORT`. */
export default class ReportCounts implements Reporter {
  #projects: Record<string, Counts> = {}

  onInit(vitest: Vitest) {
    for (const { name } of vitest.projects) this.#projects[name] = noneYet()
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]) {
    let looseErrors = unhandledErrors.length
    for (const module of modules) {
      const counts = countTests(module)
      if (!module.ok() && counts.failed === 0) looseErrors += 1
      const project = (this.#projects[module.project.name] ??= noneYet())
      project.passed += counts.passed
      project.failed += counts.failed
      project.skipped += counts.skipped
    }
    const report: VitestReport = { projects: this.#projects, looseErrors }
    const file = process.env['VITEST_REPORT']
    if (file) writeFileSync(file, JSON.stringify(report))
  }
}

function countTests(module: TestModule): Counts {
  const counts = noneYet()
  for (const test of module.children.allTests()) {
    const { state } = test.result()
    // A test that was still running when the run ended did not pass.
    counts[state === 'pending' ? 'failed' : state] += 1
  }
  return counts
}

const noneYet = (): Counts => ({ passed: 0, failed: 0, skipped: 0 })
