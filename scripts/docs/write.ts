import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { madeFiles } from './madeFiles.ts'

const root = resolve(import.meta.dirname, '../..')

for (const [path, text] of Object.entries(await madeFiles(root))) {
  writeFileSync(resolve(root, path), text)
}
