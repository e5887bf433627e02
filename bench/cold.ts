import { join } from 'node:path'
import { installPackage } from '../test/package/installPackage.ts'
import { answerInWorkerd } from './cold/answerInWorkerd.ts'
import { importInNode } from './cold/importInNode.ts'
import type { Bench } from './Finding.ts'

/** Starts what a deploy or a cold function starts, with the packed package. */
export const bench: Bench = async ({ byName }) => {
  const installed = await installPackage()
  try {
    return [
      ...(await importInNode(installed)),
      await answerInWorkerd(join(installed.folder, 'dist/server.js'), byName),
    ]
  } finally {
    await installed.remove()
  }
}
