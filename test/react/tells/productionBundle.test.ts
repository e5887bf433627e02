import { build, type BuildOptions } from 'esbuild'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const shared: BuildOptions = {
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'neutral',
  jsx: 'automatic',
  external: ['react', 'react/*', '@tanstack/react-query'],
}

async function bundle(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({ ...shared, ...options })
  return outputFiles?.map(({ text }) => text).join('') ?? ''
}

/** What a host's bundler makes of the package as it is published. */
async function bundleInHost(mode: 'production' | 'development') {
  const published = await bundle({ entryPoints: [join(root, 'src/index.ts')], target: 'es2022' })
  return bundle({
    stdin: { contents: published, resolveDir: root },
    minify: true,
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
  })
}

it('tells developers nothing in production', async () => {
  const words =
    /console|To fix it|docs\/\w+\.md|Mount the route|resolveCustomer|progressive={false}/
  expect(await bundleInHost('development')).toMatch(words)
  expect(words.exec(await bundleInHost('production'))?.[0]).toBeUndefined()
})
