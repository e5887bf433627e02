import react from '@vitejs/plugin-react'
import { rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type InlineConfig } from 'vite'
import type { render } from './render.tsx'

const root = import.meta.dirname
// A folder of its own: a demo on other ports would build its pages over these.
const dist = join(root, 'dist', String(process.pid))

/** The pages, built for browsers and for this server. */
export interface BuiltPages {
  template: string
  assets: string
  render: typeof render
}

/** Builds the pages with Vite, as for production, and removes them as the process ends. */
export async function buildPages(): Promise<BuiltPages> {
  process.once('exit', () => rmSync(dist, { recursive: true, force: true, maxRetries: 3 }))
  const shared: InlineConfig = { configFile: false, root, logLevel: 'warn', plugins: [react()] }
  await build({
    ...shared,
    // A data: URL would need an exception in the policy.
    build: { outDir: join(dist, 'client'), assetsInlineLimit: 0 },
  })
  await build({ ...shared, build: { outDir: join(dist, 'server'), ssr: 'render.tsx' } })

  const onServer: Pick<BuiltPages, 'render'> = await import(join(dist, 'server', 'render.js'))
  return {
    template: await readFile(join(dist, 'client', 'index.html'), 'utf8'),
    assets: join(dist, 'client', 'assets'),
    render: onServer.render,
  }
}
