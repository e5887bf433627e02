import { readFile, realpath } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { redactSecrets } from '../../../server/marginfront/logging/redact.ts'

/** A copy of a package on this machine. */
export interface InstalledCopy {
  readonly name: string
  readonly version: string
  /** Its real folder: two links to one folder are one copy. */
  readonly folder: string
}

const isVersion = /^\d+\.\d+\.\d+(-[a-z]+[\w.-]{0,40})?$/

/** Reads a package.json, or nothing where there is none that can be read. */
export async function readManifest(
  folder: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    return typeof manifest === 'object' && manifest !== null ? { ...manifest } : undefined
  } catch {
    return undefined
  }
}

/** The copy in this very folder, if there is one. */
export async function copyIn(folder: string, name: string): Promise<InstalledCopy | undefined> {
  const manifest = await readManifest(folder)
  if (!manifest) return undefined
  const { version } = manifest
  return {
    name,
    version: typeof version === 'string' && isVersion.test(version) ? version : 'unknown',
    folder: await realpath(folder),
  }
}

/** The copy that a module in a folder gets: the nearest one, upwards. */
export async function nearestCopy(from: string, name: string): Promise<InstalledCopy | undefined> {
  for (const folder of upwards(from)) {
    const copy = await copyIn(join(folder, 'node_modules', name), name)
    if (copy) return copy
  }
  return undefined
}

/** A folder and all above it. */
export function upwards(folder: string): string[] {
  const parent = dirname(folder)
  return parent === folder ? [folder] : [folder, ...upwards(parent)]
}

/** Names a copy for the report, as seen from the app. */
export function described({ name, version, folder }: InstalledCopy, app: string): string {
  const place = relative(app, folder).replaceAll('\\', '/')
  return `${name} ${version} in ${redactSecrets(place)}`
}
