import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const packageFolder = dirname(
  dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
)

/** Whether the package holds a binary for a machine: there is one for x64 alone. */
export const isPackedFor = ({ platform, arch }: { platform: string; arch: string }): boolean =>
  platform === 'linux' && arch === 'x64'

let unpacked: Promise<string> | undefined

/**
 * Unpacks the Chromium of `@sparticuz/chromium` beside the other packages, once for each version,
 * and gives its path. Several processes may ask at the same time.
 */
export function unpackChromium(): Promise<string> {
  // Once in a process: its folder for temporary files is changed meanwhile.
  return (unpacked ??= unpack())
}

async function unpack(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'))
  const cache = join(packageFolder, '..', '..', '.cache', 'marginfront-react')
  const folder = join(cache, `chromium-${version}`)
  const binary = join(folder, 'chromium')
  if (existsSync(binary)) return binary

  // A half-written binary must never be found, so it is written elsewhere and moved when whole.
  await mkdir(cache, { recursive: true })
  const staging = await mkdtemp(`${folder}-`)
  try {
    await unpackInto(staging)
    await rename(staging, folder)
  } catch (error) {
    const anotherWasFirst = existsSync(binary)
    if (!anotherWasFirst) throw error
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
  return binary
}

// The package has no option for its target: it writes to the temporary folder, and gives back
// whatever binary is already there, of any version.
async function unpackInto(folder: string) {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    await chromium.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}
