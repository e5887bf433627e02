import { join } from 'node:path'
import { installPackage } from '../test/package/installPackage.ts'
import { measureLeaving } from './client/measureLeaving.ts'
import { measureLoading } from './client/measureLoading.ts'
import type { Bench } from './Finding.ts'
import { bundleForProduction, withPage } from './support/browser.ts'

/** Sets the button of the packed package beside one of a few lines that is written by hand. */
export const bench: Bench = async () => {
  const installed = await installPackage()
  const bundleOf = (kind: string) =>
    bundleForProduction({
      entryPoints: [join(import.meta.dirname, 'client', `${kind}.tsx`)],
      alias: { '@marginfront/react': join(installed.folder, 'dist/index.js') },
    })
  try {
    const scripts = { ours: await bundleOf('ours'), byHand: await bundleOf('byHand') }
    return await withPage(async (page) => [
      await measureLeaving(page, scripts),
      await measureLoading(page, installed.folder),
    ])
  } finally {
    await installed.remove()
  }
}
