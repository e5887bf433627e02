import { build, type Plugin } from 'esbuild'
import { join } from 'node:path'

/** What a page runs: React's production build, or the one with StrictMode and warnings. */
export type Mode = 'production' | 'development'

/**
 * Bundles the scripts of all pages, as a host's bundler would, by their paths.
 *
 * @param plugins change the sources on their way into the bundle
 */
export async function buildClient(
  mode: Mode,
  plugins: Plugin[],
): Promise<[path: string, script: Uint8Array][]> {
  const { outputFiles } = await build({
    entryPoints: ['before.ts', 'client.tsx'].map((file) => join(import.meta.dirname, file)),
    outdir: `/${mode}`,
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    minify: mode === 'production',
    plugins,
    write: false,
    logLevel: 'error',
  })
  return outputFiles.map(({ path, contents }) => [path, contents])
}
