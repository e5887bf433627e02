import { ok, problem, type DoctorCheck, type DoctorReport } from './DoctorCheck.ts'
import { checkEndpoint } from './endpoint/checkEndpoint.ts'
import { checkMarginFront } from './endpoint/checkMarginFront.ts'
import { checkPackages } from './packages/checkPackages.ts'
import { checkPage } from './page/checkPage.ts'
import { portalOriginFor } from './page/portalOriginFor.ts'
import { checkBaseUrl } from './variables/checkBaseUrl.ts'
import { checkKey } from './variables/checkKey.ts'
import { checkKeyEnvironment } from './variables/checkKeyEnvironment.ts'
import { checkPublicVariables } from './variables/checkPublicVariables.ts'
import { envFileUse } from './variables/envFileUse.ts'
import { readVariables } from './variables/readVariables.ts'

/** Where to look. */
export interface Subject {
  /** The app's own folder. */
  folder: string
  /** The portal route. */
  endpoint: URL | undefined
  /** The page with the button. */
  page: URL | undefined
  /** Where portal links lead, if not to MarginFront's portal or the emulator. */
  portalOrigin: string | undefined
  /** Milliseconds that one answer may take. */
  timeout: number
}

/** Makes every check. It only reads, and asks for no link that a route could give. */
export async function examine(subject: Subject): Promise<DoctorReport> {
  const variables = await readVariables(subject.folder)
  const envFiles = await envFileUse(subject.folder)
  const { check: baseUrlCheck, baseUrl } = checkBaseUrl(variables, envFiles)
  const portalOrigin = subject.portalOrigin ?? portalOriginFor(baseUrl)

  const checks: DoctorCheck[] = [
    checkNode(process.versions.node),
    checkKey(variables, envFiles),
    checkKeyEnvironment(variables, baseUrl),
    baseUrlCheck,
    checkPublicVariables(variables),
    ...(await checkPackages(subject.folder)),
    await checkMarginFront(baseUrl, subject.timeout),
    ...(await checkEndpoint(subject)),
    ...(await checkPage({ ...subject, portalOrigin })),
  ]
  return { ok: checks.every(({ status }) => status !== 'problem'), checks }
}

const leastNode = 20

function checkNode(version: string): DoctorCheck {
  if (Number.parseInt(version, 10) >= leastNode) return ok('node', `This is Node ${version}.`)
  return problem(
    'node',
    `This is Node ${version}, and the server entry is tested from Node ${leastNode} on, so it may fail as it is loaded.`,
    `Update Node to ${leastNode} or newer, here and where the app runs.`,
  )
}
