import { ok, warning, type CheckId, type DoctorCheck } from '../DoctorCheck.ts'
import { placesOf } from './effective.ts'
import type { EnvFileUse } from './envFileUse.ts'
import { inEnvironment, type Variable } from './readVariables.ts'

/** Says where a variable that is right is set, and whether it gets from there to the backend. */
export function judgeSource(
  id: CheckId,
  settings: readonly [Variable, ...Variable[]],
  envFiles: EnvFileUse,
): DoctorCheck {
  const [{ name, source }] = settings
  const places = placesOf(settings)
  if (source === inEnvironment || envFiles === 'read') return ok(id, `It is set ${places}.`)
  if (envFiles === 'unknown') {
    return ok(
      id,
      `It is set ${places}. Make sure that something loads that file: Node by itself does not.`,
    )
  }
  const file = source.replace(/^in /, '')
  return warning(
    id,
    `${name} is set ${places} and not in the environment, and nothing was found that loads that file. Node by itself does not, so the backend would run without it.`,
    `Start the backend with: node --env-file=${file} server.js, or load the file first thing in its code: process.loadEnvFile('${file}').`,
  )
}
