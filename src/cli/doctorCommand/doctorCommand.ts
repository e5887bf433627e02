import type { Command } from '../Command.ts'
import { UsageError } from '../UsageError.ts'
import { redactSecrets } from '../../server/marginfront/logging/redact.ts'
import { examine } from './examine.ts'
import { readDoctorFlags, usage } from './readDoctorFlags.ts'
import { toText } from './toText.ts'

/** Says what is wrong with an app. Exit code 0: no problem; 1: a problem; 2: could not run. */
export const doctorCommand: Command = {
  summary: 'Find what is wrong with an app: its key, packages, endpoint and page',
  usage,
  async run(args) {
    const { help, json, ...settings } = readDoctorFlags(args)
    if (help) {
      console.log(usage)
      return 0
    }
    try {
      const report = await examine({ ...settings, folder: process.cwd() })
      console.log(json ? JSON.stringify(report, null, 2) : toText(report))
      return report.ok ? 0 : 1
    } catch (error) {
      if (error instanceof UsageError) throw error
      const message = error instanceof Error ? error.message : String(error)
      console.error(
        `The doctor could not run. This is a fault of the doctor itself: ${redactSecrets(message)}`,
      )
      return 2
    }
  },
}
