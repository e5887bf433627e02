import { copyFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

await build({
  entryPoints: ['vendor.ts'],
  outdir: 'public/modules',
  bundle: true,
  format: 'esm',
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"' },
})
await copyFile(
  fileURLToPath(import.meta.resolve('@marginfront/react')),
  'public/modules/marginfront-react.js',
)
