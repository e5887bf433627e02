import {
  checkBaseUrl as requireBaseUrl,
  defaultBaseUrl,
} from '../../../server/marginfront/options/resolveBaseUrl.ts'
import { ok, problem, warning, type DoctorCheck } from '../DoctorCheck.ts'
import { effective } from './effective.ts'
import type { EnvFileUse } from './envFileUse.ts'
import { judgeSource } from './judgeSource.ts'
import type { Variable } from './readVariables.ts'
import { splitAdvice } from './splitAdvice.ts'

const id = 'base-url'
const name = 'MF_API_BASE_URL'

/** Judges MF_API_BASE_URL by the client's own rule; with it comes the address, where it is right. */
export function checkBaseUrl(
  variables: readonly Variable[],
  envFiles: EnvFileUse,
): {
  check: DoctorCheck
  baseUrl: URL | undefined
} {
  const [first, ...more] = effective(variables, name)
  if (!first) {
    return {
      check: ok(id, "It is not set: MarginFront's own is used."),
      baseUrl: new URL(defaultBaseUrl),
    }
  }
  for (const variable of [first, ...more]) {
    const check = aboutForm(variable)
    if (check) return { check, baseUrl: undefined }
  }
  const baseUrl = new URL(first.value.trim())
  if (/\/v\d+\/*$/.test(baseUrl.pathname))
    return { check: judgeSource(id, [first, ...more], envFiles), baseUrl }
  const check = warning(
    id,
    `${name} ${first.source} does not end in a version. MarginFront's own address ends in /v1, and so does the emulator's; without it there are no portal sessions there.`,
    'Add /v1 to its end.',
  )
  return { check, baseUrl }
}

function aboutForm({ value, source }: Variable): DoctorCheck | undefined {
  const trimmed = value.trim()
  if (/^["'`‘’“”]/.test(trimmed)) {
    return problem(
      id,
      `${name} ${source} has quotes around it, so it is no address. Outside of .env files, such as in a hosting dashboard or with docker --env-file, they become part of the value.`,
      'Take the quotes out.',
    )
  }
  try {
    requireBaseUrl(trimmed, `${name} ${source}`)
    return undefined
  } catch (error) {
    const { detail, fix } = splitAdvice(error instanceof Error ? error.message : String(error))
    return problem(id, detail, fix)
  }
}
