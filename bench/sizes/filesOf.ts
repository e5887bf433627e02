import { build } from 'esbuild'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'

const root = join(import.meta.dirname, '../..')

/** A file's part of a bundle, largest first. */
export interface FileShare {
  path: string
  /** As much of the compressed bundle as it has of the minified one. */
  bytes: number
}

/** Bundles one name of the main entry for production, and tells which file is how much of it. */
export async function filesOf(name: string): Promise<{ bytes: number; files: FileShare[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export { ${name} } from './src/index.ts'`, resolveDir: root },
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    external: ['react', 'react/jsx-runtime', '@tanstack/react-query'],
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const [output] = Object.values(metafile.outputs)
  const bytes = gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length
  const share = bytes / (output?.bytes ?? NaN)
  const files = Object.entries(output?.inputs ?? {})
    .filter(([path, { bytesInOutput }]) => path.startsWith('src/') && bytesInOutput > 0)
    .map(([path, { bytesInOutput }]) => ({
      path: relative('src', path).replaceAll('\\', '/'),
      bytes: bytesInOutput * share,
    }))
    .toSorted((one, two) => two.bytes - one.bytes)
  return { bytes, files }
}
