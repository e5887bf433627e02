import { build, type BuildOptions } from 'esbuild'
import { chromium, type CDPSession, type Page } from 'playwright-core'
import { findBrowser } from '../../scripts/findBrowser.ts'

/** Opens a page in a real Chromium, and closes the browser once the work with it is done. */
export async function withPage<Result>(work: (page: Page) => Promise<Result>): Promise<Result> {
  const { executablePath, args } = await findBrowser()
  const browser = await chromium.launch({ executablePath, args })
  try {
    return await work(await browser.newPage())
  } finally {
    await browser.close()
  }
}

/** Bundles a script as an app's production build does. */
export async function bundleForProduction(options: BuildOptions): Promise<string> {
  const { outputFiles = [] } = await build({
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
    ...options,
  })
  return outputFiles.map(({ text }) => text).join('\n')
}

/** Runs a file as the script of an empty page. */
export async function runScript(page: Page, file: string): Promise<void> {
  await page.setContent('<!doctype html><title>Bench</title>')
  await page.addScriptTag({ content: await bundleForProduction({ entryPoints: [file] }) })
}

/** The bytes of the heap, once what nobody holds is gone. */
export async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize
}
