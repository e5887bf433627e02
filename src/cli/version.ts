import { createRequire } from 'node:module'

/** The version of the package, read from its own package.json in the sources and when built. */
export function version(): string {
  const manifest: { version: string } = createRequire(import.meta.url)(
    '@marginfront/react/package.json',
  )
  return manifest.version
}
