import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Host } from './Host.ts'
import { runCommand } from './runCommand.ts'

const root = join(import.meta.dirname, '../..')

interface Manifest {
  dependencies?: Record<string, string>
}

/** Where packages are kept from run to run. */
const cache = join(root, '.cache', 'hosts')

/**
 * Makes an app's own copy, with its packages and ours. The copy is outside of the repository, where
 * a package that the app forgot to name is not found in the repository's own.
 */
export async function installApp(name: string, host: Host, library: string): Promise<string> {
  const app = await realpath(await mkdtemp(join(tmpdir(), `marginfront-react-${name}-`)))
  const ofTools = /[\\/](node_modules|dist|\.next)([\\/]|$)/
  await cp(join(root, host.folder), app, {
    recursive: true,
    filter: (path) => !ofTools.test(path.slice(root.length)),
  })
  await host.prepare?.(app)
  if (!existsSync(join(app, 'package.json'))) return app

  const manifest: Manifest = JSON.parse(await readFile(join(app, 'package.json'), 'utf8'))
  const dependencies = { ...manifest.dependencies, ...host.alsoInstall }
  // Not published yet, or not this version of it.
  delete dependencies['@marginfront/react']
  const packages = await install(name, JSON.stringify({ ...manifest, dependencies }))
  await copyFolder(packages, join(app, 'node_modules'))
  const ours = join(app, 'node_modules/@marginfront/react')
  await cp(library, ours, { recursive: true })
  return app
}

/** Copies ten thousand files in seconds, for which Node's own `cp` takes five times as long. */
async function copyFolder(from: string, to: string): Promise<void> {
  if (process.platform === 'win32') await cp(from, to, { recursive: true, verbatimSymlinks: true })
  else await runCommand(`cp -a '${from}' '${to}'`, { cwd: root })
}

/** Installs what a manifest names, unless the last run did, and gives the `node_modules`. */
async function install(name: string, wanted: string): Promise<string> {
  const folder = join(cache, name)
  const stamp = join(folder, 'installed')
  const hash = createHash('sha256').update(wanted).digest('hex')
  if (!existsSync(stamp) || (await readFile(stamp, 'utf8')) !== hash) {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'package.json'), wanted)
    await runCommand('npm install --ignore-scripts --no-audit --no-fund --prefer-offline', {
      cwd: folder,
    })
    await writeFile(stamp, hash)
  }
  return join(folder, 'node_modules')
}
