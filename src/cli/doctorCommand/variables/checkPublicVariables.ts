import { redactSecrets } from '../../../server/marginfront/logging/redact.ts'
import { isPublicName } from '../../../server/marginfront/options/refusePublicVariables.ts'
import { ok, problem, type DoctorCheck } from '../DoctorCheck.ts'
import type { Variable } from './readVariables.ts'

const id = 'public-variables'
const secret = /mf_sk_[\x21-\x7e]/
const reference = /\$\{?(MF_API_SECRET_KEY)\b/

/** Looks for a secret key under a name that a framework builds into what every visitor downloads. */
export function checkPublicVariables(variables: readonly Variable[]): DoctorCheck {
  const published = variables.filter(
    ({ name, value }) =>
      isPublicName(name) &&
      (secret.test(value) || reference.test(value) || name.endsWith('MF_API_SECRET_KEY')),
  )
  if (published.length === 0) return ok(id)

  const named = published.map(({ name, source }) => `${redactSecrets(name)} ${source}`).join(', ')
  const holds = published.length === 1 ? 'is for' : 'are for'
  return problem(
    id,
    `${named} ${holds} a MarginFront secret key, and frameworks build variables of that prefix into the code that every visitor downloads. Anyone with the key can open every customer's billing.`,
    'Rename it to MF_API_SECRET_KEY and read it in the backend alone. If a build with it was published, replace the key at MarginFront first.',
  )
}
