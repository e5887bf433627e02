import { redactSecrets } from '../../../server/marginfront/logging/redact.ts'
import { checkSecretKey } from '../../../server/marginfront/options/checkSecretKey.ts'
import { isPublicName } from '../../../server/marginfront/options/refusePublicVariables.ts'
import { problem, warning, type DoctorCheck } from '../DoctorCheck.ts'
import { effective } from './effective.ts'
import type { EnvFileUse } from './envFileUse.ts'
import { judgeSource } from './judgeSource.ts'
import type { Variable } from './readVariables.ts'
import { splitAdvice } from './splitAdvice.ts'

export const keyVariable = 'MF_API_SECRET_KEY'

/** Judges the form of the key, by the rule of the route itself, and whether the backend gets it. */
export function checkKey(variables: readonly Variable[], envFiles: EnvFileUse): DoctorCheck {
  const keys = effective(variables, keyVariable)
  const [first, ...more] = keys
  if (!first) return aboutMissing(variables)
  const [wrong] = keys.flatMap((key) => aboutForm(key) ?? [])
  if (wrong) return wrong
  const spaced = keys.find(({ value }) => value !== value.trim())
  if (spaced) {
    return warning(
      'key',
      `${keyVariable} ${spaced.source} has spaces or a line break around it. This package drops them, and other programs may not.`,
      'Take them out of the value.',
    )
  }
  return judgeSource('key', [first, ...more], envFiles)
}

function aboutForm({ value, source }: Variable): DoctorCheck | undefined {
  if (/\s/.test(value.trim()) && value.includes('mf_sk_')) {
    return problem(
      'key',
      `${keyVariable} ${source} has a space or a line break within it, or something beside the key, and MarginFront would refuse it.`,
      'Copy the key again, alone and in one piece.',
    )
  }
  try {
    checkSecretKey(value)
    return undefined
  } catch (error) {
    const { detail, fix } = splitAdvice(error instanceof Error ? error.message : String(error))
    return problem('key', `${keyVariable} is set ${source}. ${detail}`, fix)
  }
}

function aboutMissing(variables: readonly Variable[]): DoctorCheck {
  const elsewhere = variables.find(
    ({ name, value }) => value.trim().startsWith('mf_sk_') && !isPublicName(name),
  )
  if (elsewhere) {
    const name = redactSecrets(elsewhere.name)
    return warning(
      'key',
      `${keyVariable} is not set, and ${name} ${elsewhere.source} holds a secret key. The route reads ${keyVariable}, unless its secretKey option names another.`,
      `Rename ${name} to ${keyVariable}, or pass it to the route: secretKey: () => process.env.${name}.`,
    )
  }
  return problem(
    'key',
    `${keyVariable} is set neither in the environment nor in an .env file of this folder. Without a key no portal link can be made, and every click answers misconfigured.`,
    `Set ${keyVariable} to your secret key, which begins with mf_sk_, where the backend runs. To try the app without a MarginFront account, start it with: npx marginfront-portal emulator -- npm run dev`,
  )
}
