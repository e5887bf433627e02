/** How one check ended. */
export interface Result {
  title: string
  status: 'passed' | 'failed' | 'skipped'
  /** Why it failed or was skipped. */
  reason?: string
}

/** What must hold, by the sentence that says so. */
export type Checks<Subject> = Readonly<Record<string, (subject: Subject) => Promise<unknown>>>

/** Thrown by a check that says nothing of this host. */
export class Skipped extends Error {}

/** Makes one check, whatever becomes of it. */
async function check(title: string, run: () => Promise<unknown>): Promise<Result> {
  try {
    await run()
    return { title, status: 'passed' }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { title, status: error instanceof Skipped ? 'skipped' : 'failed', reason }
  }
}

/** Makes every check, one after the other. */
export async function checkAll<Subject>(
  checks: Checks<Subject>,
  subject: Subject,
  before = () => {},
): Promise<Result[]> {
  const results: Result[] = []
  for (const [title, run] of Object.entries(checks)) {
    before()
    results.push(await check(title, () => run(subject)))
  }
  return results
}
