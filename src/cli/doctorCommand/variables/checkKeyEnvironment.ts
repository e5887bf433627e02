import { notChecked, ok, problem, warning, type DoctorCheck } from '../DoctorCheck.ts'
import { isLocal } from './isLocal.ts'
import { effective } from './effective.ts'
import { keyVariable } from './checkKey.ts'
import type { Variable } from './readVariables.ts'

const emulatorKey = 'mf_sk_test_emulator'
const restart =
  'For the emulator, start the app with: npx marginfront-portal emulator -- npm run dev'

/** Compares the environment that a key names with where it is sent, and with NODE_ENV. */
export function checkKeyEnvironment(
  variables: readonly Variable[],
  baseUrl: URL | undefined,
): DoctorCheck {
  const id = 'key-environment'
  const [key] = effective(variables, keyVariable)
  if (!key) return notChecked(id, `${keyVariable} is not set.`)
  if (!baseUrl) return notChecked(id, 'MF_API_BASE_URL has to be right first.')

  const value = key.value.trim()
  const environment = /^mf_sk_(test|live)_/.exec(value)?.[1]
  if (value === emulatorKey && !isLocal(baseUrl)) {
    return problem(
      id,
      "The key is the emulator's, but it is sent to a MarginFront that is not on this machine or its network, which refuses it: every click ends in misconfigured.",
      `${restart}. For the real MarginFront, set ${keyVariable} to your own key.`,
    )
  }
  if (environment === 'live' && isLocal(baseUrl)) {
    return warning(
      id,
      'This is a live key, but MF_API_BASE_URL leads to this machine or its network, so a real key would go to a program that is not MarginFront.',
      `${restart}. It comes with its own key.`,
    )
  }
  if (environment === 'test' && effective(variables, 'NODE_ENV')[0]?.value === 'production') {
    return warning(
      id,
      'NODE_ENV is production, but this is a test key, so real customers would not be found, or would get a test portal.',
      `Set ${keyVariable} to a live key in production.`,
    )
  }
  return ok(id, environment === undefined ? undefined : `The key says ${environment}.`)
}
