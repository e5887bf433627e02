import type { Host } from './Host.ts'
import { replaceIn } from './changes.ts'

interface Versions {
  react: string
  /** Of `@types/react` and of `@types/react-dom`. */
  types: readonly [string, string]
  query: string
}

/** A page in StrictMode under the host's own query client, with these versions of its peers. */
export function reactHost(title: string, { react, types, query }: Versions): Host {
  const versions = {
    '@tanstack/react-query': query,
    react,
    'react-dom': react,
    '@types/react': types[0],
    '@types/react-dom': types[1],
  }
  return {
    title,
    folder: 'test/hosts/apps/react',
    packages: ['react', '@tanstack/react-query'],
    async prepare(app) {
      for (const [name, version] of Object.entries(versions)) {
        await replaceIn(app, 'package.json', `"${name}": "*"`, () => `"${name}": "${version}"`)
      }
    },
    build: 'vite build --sourcemap',
    typecheck: 'tsc',
    start: 'node server.ts',
    // Its effects run twice, and its warnings are printed.
    dev: 'NODE_ENV=development vite build --mode development && NODE_ENV=development node server.ts',
    front: { clientOutput: ['dist'] },
  }
}
