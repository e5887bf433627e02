import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Packages that the bench is the only one to need, in a folder of their own that no commit holds. */
export interface Beside {
  /** The folder, below `bench/`. */
  name: string
  dependencies: Readonly<Record<string, string>>
}

/**
 * Gives where the packages are, or why there are none. What was installed once stays: remove the folder
 * to have what is current.
 */
export async function installBeside(
  { name, dependencies }: Beside,
  mayInstall: boolean,
): Promise<{ modules: string } | { notMeasured: string }> {
  const folder = join(import.meta.dirname, '..', name)
  const modules = join(folder, 'node_modules')
  if (existsSync(modules)) return { modules }
  if (!mayInstall) return { notMeasured: `needs ${Object.keys(dependencies).join(', ')}` }

  // None of their scripts runs here.
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }))
  try {
    const flags = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund']
    await promisify(execFile)('npm', ['install', ...flags], {
      cwd: folder,
      shell: process.platform === 'win32',
    })
    return { modules }
  } catch (error) {
    await rm(modules, { recursive: true, force: true })
    return { notMeasured: `npm could not install them: ${firstLine(error)}` }
  }
}

const firstLine = (error: unknown) => String(error).split('\n')[0] ?? ''
