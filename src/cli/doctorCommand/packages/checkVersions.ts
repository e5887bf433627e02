import { ok, problem, type DoctorCheck } from '../DoctorCheck.ts'
import { nearestCopy, readManifest, type InstalledCopy } from './InstalledCopy.ts'
import { satisfies } from './satisfies.ts'

const id = 'versions'

/** Compares what is installed with the peers that this package's own manifest names. */
export async function checkVersions(app: string, own: InstalledCopy): Promise<DoctorCheck> {
  const { peerDependencies, peerDependenciesMeta } = (await readManifest(own.folder)) ?? {}
  const mistakes: string[] = []
  const missing: string[] = []
  for (const [name, range] of Object.entries(fieldsOf(peerDependencies))) {
    const copy = await nearestCopy(app, name)
    if (copy && !satisfies(copy.version, String(range))) {
      mistakes.push(`${name} is ${copy.version}, and this package works with ${String(range)}`)
    }
    if (!copy && !Object.hasOwn(fieldsOf(peerDependenciesMeta), name)) missing.push(name)
  }
  const react = await nearestCopy(app, 'react')
  const dom = await nearestCopy(app, 'react-dom')
  if (react && dom && react.version !== dom.version) {
    mistakes.push(
      `react is ${react.version} and react-dom is ${dom.version}, which are made to be of one version`,
    )
  }
  if (missing.length > 0) mistakes.push(`${missing.join(' and ')} ${are(missing)} not installed`)
  if (mistakes.length === 0) return ok(id)
  return problem(
    id,
    `${mistakes.join('; ')}. The button may fail as it is loaded or as it is rendered.`,
    missing.length > 0
      ? `Install what is missing: npm install ${missing.join(' ')}.`
      : 'Change the versions in package.json to ones that fit, and install again.',
  )
}

const are = ({ length }: readonly string[]) => (length === 1 ? 'is' : 'are')

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
