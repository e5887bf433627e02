import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Changes a text of an app's copy, and gives what changes it back. Throws where it is not there. */
export async function replaceIn(
  app: string,
  file: string,
  text: string,
  change: (text: string) => string,
): Promise<() => Promise<void>> {
  const path = join(app, file)
  const before = await readFile(path, 'utf8')
  if (!before.includes(text)) throw new Error(`${file} has no ${text}`)
  await writeFile(
    path,
    before.replace(text, () => change(text)),
  )
  return () => writeFile(path, before)
}
