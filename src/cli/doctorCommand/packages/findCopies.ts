import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { copyIn, upwards, type InstalledCopy } from './InstalledCopy.ts'

/** Finds every copy of some packages in the `node_modules` of a folder and of those above it. */
export async function findCopies(
  app: string,
  names: readonly string[],
): Promise<readonly InstalledCopy[]> {
  const found = new Map<string, InstalledCopy>()
  for (const folder of upwards(app)) await search(join(folder, 'node_modules'), names, found)
  return [...found.values()]
}

async function search(
  modules: string,
  names: readonly string[],
  found: Map<string, InstalledCopy>,
): Promise<void> {
  for (const name of names) {
    const copy = await copyIn(join(modules, name), name)
    if (copy) found.set(copy.folder, copy)
  }
  // A link leads to a place that is searched by itself, or to a project of its own.
  for (const place of await packagesIn(modules)) {
    if (await isRealFolder(place)) await search(join(place, 'node_modules'), names, found)
  }
}

async function packagesIn(modules: string): Promise<string[]> {
  const entries = await namesIn(modules)
  const nested = await Promise.all(
    entries.map(async (entry) => {
      const place = join(modules, entry)
      // pnpm keeps every package in a folder of its own there.
      if (entry.startsWith('@') || entry === '.pnpm') {
        return (await namesIn(place)).map((name) => join(place, name))
      }
      return entry.startsWith('.') ? [] : [place]
    }),
  )
  return nested.flat()
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])

const isRealFolder = (path: string): Promise<boolean> =>
  lstat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  )
