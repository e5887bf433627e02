import { gzipSync } from 'node:zlib'
import type { Measured } from '../Finding.ts'
import { bundleForProduction } from '../support/browser.ts'

const root = `${import.meta.dirname}/../..`

/** What an app takes of the packages that have something for its page, and what of this one. */
const pairs = [
  {
    packageName: '@creem_io/nextjs',
    entry: '@creem_io/nextjs',
    names: '{ CreemPortal }',
    ours: '{ BillingPortalButton }',
  },
  {
    packageName: 'autumn-js',
    entry: 'autumn-js/react',
    names: '{ AutumnProvider, useCustomer }',
    ours: '{ BillingPortalProvider, usePortalSession }',
  },
]

const surroundings = [
  { app: 'React', external: [] },
  { app: 'React and TanStack Query', external: ['@tanstack/react-query'] },
]

/** Weighs what each brings to a page that has React and Next, minified and compressed. */
export const measureClients = (
  modules: string,
  versionOf: (packageName: string) => string,
): Promise<Measured[]> =>
  Promise.all(
    pairs.flatMap(({ packageName, entry, names, ours }) =>
      surroundings.map(async ({ app, external }) => {
        const own = await weigh(`export ${ours} from '@marginfront/react'`, root, external)
        const bytes = await weigh(`export ${names} from '${entry}'`, modules, external)
        return {
          name: `\`${ours}\` in an app that has ${app}, beside \`${names}\` of ${packageName} ${versionOf(packageName)}`,
          figure: `${(own / bytes).toFixed(2)} times theirs (${kilobytes(own)} and ${kilobytes(bytes)})`,
          bar: 'at most 1 times',
          passed: own <= bytes,
        }
      }),
    ),
  )

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

async function weigh(contents: string, resolveDir: string, external: string[]): Promise<number> {
  const code = await bundleForProduction({
    stdin: { contents, resolveDir },
    format: 'esm',
    external: ['react', 'react-dom', 'react/jsx-runtime', 'next', 'next/*', 'node:*', ...external],
  })
  return gzipSync(code, { level: 9 }).length
}
