/** How many checks passed, failed and were skipped. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** What `reportCounts` writes of one Vitest run. */
export interface VitestReport {
  projects: Record<string, Counts>
  /** Errors that belong to no test: thrown late, or by a file that did not load. */
  looseErrors: number
}

/** The counts of a Vitest run, and why it failed where no test says so. */
export interface VitestVerdict extends Counts {
  complaints: string[]
}

/** Adds counts up. */
export function sum(all: readonly Counts[]): Counts {
  return all.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/**
 * Judges a Vitest run by its report and its exit code, so that no way of running nothing passes:
 * each project must have run a test, and a run that fails without a failed test counts as one.
 */
export function judgeVitest(report: VitestReport | undefined, exitCode: number): VitestVerdict {
  const projects = Object.entries(report?.projects ?? {})
  const counts = sum(projects.map(([, project]) => project))
  const complaints: string[] = []

  if (projects.length === 0) complaints.push('Vitest ended without running any project.')
  for (const [name, { passed, failed }] of projects) {
    if (passed + failed === 0) complaints.push(`The project ${name} ran no test.`)
  }
  const loose = report?.looseErrors ?? 0
  if (loose > 0) complaints.push(`Errors outside of any test: ${loose}.`)
  if (exitCode !== 0 && counts.failed === 0 && complaints.length === 0) {
    complaints.push(`Vitest ended with exit code ${exitCode}, and no test says why.`)
  }
  return { ...counts, failed: counts.failed + complaints.length, complaints }
}

/** The line that ends every run. */
export function summaryLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/** The counts of a line that `summaryLine` gave, or `undefined` for any other line. */
export function readSummaryLine(line: string): Counts | undefined {
  const [, passed, failed, skipped] = /^(\d+) passed, (\d+) failed, (\d+) skipped$/.exec(line) ?? []
  if (passed === undefined) return undefined
  return { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) }
}
