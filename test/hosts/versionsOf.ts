import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runCommand } from './runCommand.ts'
import type { InstalledHost } from './toolChecks.ts'

/** The versions that a host was tried with, such as "express 5.3.0, vite 8.3.8". */
export async function versionsOf({ host, app, env }: InstalledHost): Promise<string> {
  const versions = await Promise.all(
    host.packages.map(async (name) => {
      const manifest = join(app, 'node_modules', name, 'package.json')
      return `${name} ${JSON.parse(await readFile(manifest, 'utf8')).version}`
    }),
  )
  if (host.version !== undefined)
    versions.unshift(await runCommand(host.version, { cwd: app, env }))
  return versions.join(', ')
}
