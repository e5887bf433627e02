import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const isSource = /\.([cm]?[jt]sx?|sh)$/
const isForeign = /^(\..*|node_modules|dist|build|out|coverage)$/
const mostFiles = 1000

/**
 * Tells whether the app's own code mentions something. Of a folder with more code than can be read
 * at once, it may.
 */
export async function sourcesMention(folder: string, pattern: RegExp): Promise<boolean> {
  let left = mostFiles
  const folders = [folder]
  // The loop goes on to the folders that it finds.
  for (const place of folders) {
    for (const entry of await readdir(place, { withFileTypes: true }).catch(() => [])) {
      const path = join(place, entry.name)
      if (entry.isDirectory() && !isForeign.test(entry.name)) folders.push(path)
      if (!entry.isFile() || !isSource.test(entry.name)) continue
      left -= 1
      if (left < 0 || pattern.test(await readFile(path, 'utf8').catch(() => ''))) return true
    }
  }
  return false
}
