import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '../..')
const execute = promisify(execFile)

/** The package as it would be published. */
export interface PackedPackage {
  /** Where its tarball was unpacked. */
  folder: string
  /** Every file of the tarball. */
  files: string[]
}

/** Packs what `npm run build` made, and unpacks it below a folder. */
export async function packPackage(destination: string): Promise<PackedPackage> {
  const { stdout } = await execute(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', destination],
    { cwd: root, shell: process.platform === 'win32' },
  )
  const packed: { filename: string; files: { path: string }[] }[] = JSON.parse(stdout)
  const [tarball] = packed
  if (!tarball) throw new Error(`npm pack gave no tarball: ${stdout}`)
  await execute('tar', ['-xzf', tarball.filename.replace(/^.*\//, '')], { cwd: destination })
  return { folder: join(destination, 'package'), files: tarball.files.map(({ path }) => path) }
}
