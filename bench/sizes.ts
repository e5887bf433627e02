import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Bench, Finding } from './Finding.ts'
import { filesOf } from './sizes/filesOf.ts'

const root = join(import.meta.dirname, '..')
const sizeLimit = join(root, 'node_modules/size-limit/bin.js')

/** What size-limit says of each of the builds in `.size-limit.js`. */
interface Weighed {
  name: string
  passed: boolean
  size: number
  sizeLimit: number
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(2)} kB`

/** Weighs the builds that have a limit, minified and compressed, and tells what the button is made of. */
export const bench: Bench = async () => [
  ...(await weigh()),
  await breakDown('usePortalSession', 'the hook, by file'),
  await breakDown('BillingPortalButton', 'the button, by file'),
]

async function weigh(): Promise<Finding[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [sizeLimit, '--json'], {
    cwd: root,
  }).catch((error: { stdout: string }) => {
    // It fails when a limit is passed, too, and has told all the same.
    if (error.stdout) return error
    throw error
  })
  const weighed: Weighed[] = JSON.parse(stdout)
  return weighed.map(({ name, passed, size, sizeLimit: limit }) => ({
    name,
    figure: kilobytes(size),
    bar: `at most ${kilobytes(limit)}`,
    passed,
  }))
}

async function breakDown(name: string, title: string): Promise<Finding> {
  const { bytes, files } = await filesOf(name)
  return {
    name: title,
    figure: `${kilobytes(bytes)} in ${files.length} files`,
    passed: true,
    details: files.map((file) => `${kilobytes(file.bytes).padStart(8)}  ${file.path}`),
  }
}
