import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { packPackage } from './packPackage.ts'

const root = join(import.meta.dirname, '../..')
const execute = promisify(execFile)
const peers = ['react', 'react-dom', '@tanstack/react-query', 'msw', '@playwright/test']

interface Manifest {
  exports: Record<string, unknown>
  peerDependencies: Record<string, string>
}

/** The package as a host has it after `npm install`: packed, unpacked, with its peers beside it. */
export interface InstalledPackage {
  /** An empty ES module project, to run and to bundle things in. */
  app: string
  /** The package's own folder in the project's `node_modules`. */
  folder: string
  /** Every file of the tarball. */
  files: string[]
  manifest: Manifest
  /** Runs a module's text in plain Node, and gives what it prints. */
  run: (
    code: string,
    options?: { type?: 'module' | 'commonjs'; args?: string[] },
  ) => Promise<string>
  remove: () => Promise<void>
}

/** Packs what `npm run build` made, and installs it into a project outside of the repository. */
export async function installPackage(): Promise<InstalledPackage> {
  const app = await mkdtemp(join(tmpdir(), 'marginfront-react-app-'))
  const folder = join(app, 'node_modules', '@marginfront', 'react')
  await mkdir(folder, { recursive: true })
  await writeFile(join(app, 'package.json'), JSON.stringify({ private: true, type: 'module' }))

  const packed = await packPackage(app)
  await cp(packed.folder, folder, { recursive: true })

  for (const peer of peers) {
    const place = join(app, 'node_modules', peer)
    await mkdir(dirname(place), { recursive: true })
    await symlink(join(root, 'node_modules', peer), place, 'junction')
  }

  return {
    app,
    folder,
    files: packed.files,
    manifest: JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')),
    run: async (code, { type = 'module', args = [] } = {}) => {
      const flags = [`--input-type=${type}`, ...args, '--eval', code]
      return (await execute(process.execPath, flags, { cwd: app })).stdout
    },
    remove: () => rm(app, { recursive: true, force: true }),
  }
}
