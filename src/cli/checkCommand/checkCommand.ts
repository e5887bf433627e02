import { appendFile, writeFile } from 'node:fs/promises'
import { CheckError, checkClauses, checkPortalRoute, type CheckReport } from '../../check/index.ts'
import { oneLine } from '../../contract/oneLine.ts'
import { UsageError } from '../UsageError.ts'
import { usage } from './checkUsage.ts'
import { readCheckFlags, type ReportFiles } from './readCheckFlags.ts'
import { toJUnit } from './toJUnit.ts'
import { toMarkdown } from './toMarkdown.ts'
import { toText } from './toText.ts'

/** Holds a portal route to the contract. Exit code 0: it holds; 1: it does not; 2: could not run. */
export const checkCommand = {
  summary: "Check any backend's portal route against the contract",
  usage,
  async run(args: readonly string[]): Promise<number> {
    try {
      return await check(args)
    } catch (error) {
      console.error(`The check could not run. ${inWords(error)}`)
      return 2
    }
  },
}

async function check(args: readonly string[]): Promise<number> {
  const flags = await readCheckFlags(args)
  if (flags === 'help') console.log(usage)
  else if (flags === 'list') console.log(list())
  else {
    const started = new Date()
    const report = await checkPortalRoute({ ...flags.options, onProgress: tell })
    const strict = flags.options.strict ?? false
    console.log(toText(report, { strict }))
    await writeReports(report, flags.reports, { started, strict })
    return report.passed ? 0 : 1
  }
  return 0
}

// Progress is for whoever waits; the report alone goes to the standard output.
const tell = (line: string) => console.error(oneLine(line))

const list = () =>
  checkClauses
    .map(({ id, level, title }) => `${level.padEnd(7)} ${id.padEnd(42)} ${title}`)
    .join('\n')

async function writeReports(
  report: CheckReport,
  { json, junit }: ReportFiles,
  run: { started: Date; strict: boolean },
): Promise<void> {
  const summary = process.env['GITHUB_STEP_SUMMARY']
  if (json !== undefined) await writeFile(json, `${JSON.stringify(report, null, 2)}\n`)
  if (junit !== undefined) await writeFile(junit, toJUnit(report, run))
  if (summary) await appendFile(summary, toMarkdown(report))
}

const fileFault = /^E(NOENT|NOTDIR|ISDIR|ACCES|PERM|EXIST|ROFS|NOSPC)$/

function inWords(error: unknown): string {
  if (error instanceof CheckError || error instanceof UsageError) return error.message
  const { message } = error instanceof Error ? error : new Error(String(error))
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  // A file that cannot be read or written is for the caller; the rest for us.
  return fileFault.test(code) ? message : `This is a fault of the check itself: ${message}`
}
