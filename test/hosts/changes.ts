import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Undoes a change of an app's copy. */
type Undo = () => Promise<void>

/** Changes a text of an app's file; throws where it is not there. */
export async function replaceIn(
  app: string,
  file: string,
  text: string,
  change: (text: string) => string,
): Promise<Undo> {
  const path = join(app, file)
  const before = await readFile(path, 'utf8')
  if (!before.includes(text)) throw new Error(`${file} has no ${text}`)
  await writeFile(
    path,
    before.replace(text, () => change(text)),
  )
  return () => writeFile(path, before)
}

/** Adds a file to an app. */
export async function addFile(app: string, file: string, text: string): Promise<Undo> {
  const path = join(app, file)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text, { flag: 'wx' })
  return () => rm(path)
}
