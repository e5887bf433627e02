import { notChecked, type DoctorCheck } from '../DoctorCheck.ts'
import { checkCopies } from './checkCopies.ts'
import { checkVersions } from './checkVersions.ts'
import { nearestCopy, readManifest, upwards } from './InstalledCopy.ts'

const ownName = '@marginfront/react'

/** Looks at the packages that an app has installed. */
export async function checkPackages(folder: string): Promise<DoctorCheck[]> {
  const app = await appAround(folder)
  if (app === undefined) return unchecked('There is no package.json in this folder or above it.')
  const own = await nearestCopy(app, ownName)
  if (!own) return unchecked(`${ownName} is not installed here: run this in the folder of the app.`)
  return [await checkVersions(app, own), await checkCopies(app, own)]
}

const unchecked = (why: string) => [notChecked('versions', why), notChecked('copies', why)]

async function appAround(folder: string): Promise<string | undefined> {
  for (const place of upwards(folder)) if (await readManifest(place)) return place
  return undefined
}
