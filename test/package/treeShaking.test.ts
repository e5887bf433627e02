import { build } from 'esbuild'
import { join } from 'node:path'
import { rollup } from 'rollup'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { installPackage, type InstalledPackage } from './installPackage.ts'

let installed: InstalledPackage
beforeAll(async () => {
  installed = await installPackage()
})
afterAll(() => installed.remove())

const entries: Record<string, string> = {
  '@marginfront/react': 'index.js',
  '@marginfront/react/server': 'server.js',
}
const peers = ['react', '@tanstack/react-query']

/** Bundles an app that uses only this name. */
type Bundle = (name: string, entry: string) => Promise<string>

const appOf = (name: string, entry: string) =>
  `import { ${name} } from '${entry}'\nconsole.log(${name})`

const bundleWithEsbuild: Bundle = async (name, entry) => {
  const { outputFiles } = await build({
    stdin: { contents: appOf(name, entry), resolveDir: installed.app },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    external: peers,
    logLevel: 'silent',
  })
  return outputFiles.map(({ text }) => text).join('\n')
}

const bundleWithRollup: Bundle = async (name, entry) => {
  const app = join(installed.app, 'app.js')
  const fileOf = (id: string) => join(installed.folder, 'dist', entries[id] ?? '')
  const built = await rollup({
    input: app,
    external: peers,
    plugins: [
      {
        name: 'app',
        resolveId: (id) => (id in entries ? fileOf(id) : id === app ? id : null),
        load: (id) => (id === app ? appOf(name, entry) : null),
      },
    ],
    onLog: () => {},
  })
  const { output } = await built.generate({ format: 'esm' })
  await built.close()
  return output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n')
}

/** What only this part of the package says. */
const marks = {
  button: ['data-billing-portal', 'role: "status"'],
  hook: ['useMutation(', 'new QueryClient'],
  provider: ['.Provider'],
  route: ['identifyCustomer', 'sec-fetch-site', 'problem+json', '<!doctype', 'onEvent'],
  client: ['x-api-key', 'api.marginfront.com'],
}
type Part = keyof typeof marks

const browser = '@marginfront/react'
const server = '@marginfront/react/server'

/** What an app pays for one name: which parts come along, and how much that is, unminified. */
const cases: [name: string, entry: string, has: Part[], lacks: Part[], bytes: number][] = [
  ['BillingPortalButton', browser, ['button', 'hook'], ['provider', 'route', 'client'], 39_000],
  ['usePortalSession', browser, ['hook'], ['button', 'provider', 'route', 'client'], 32_000],
  ['BillingPortalProvider', browser, ['provider'], ['button', 'route', 'client'], 10_000],
  ['PortalError', browser, [], ['button', 'provider', 'route', 'client'], 3_200],
  ['createPortalRoute', server, ['route', 'client'], ['button', 'hook', 'provider'], 117_000],
  ['MarginFrontClient', server, ['client'], ['button', 'hook', 'provider', 'route'], 48_000],
  ['NotFoundError', server, [], ['button', 'hook', 'provider', 'route', 'client'], 4_500],
]

describe.each([
  ['esbuild', bundleWithEsbuild],
  ['Rollup', bundleWithRollup],
])('what %s keeps', (_name, bundle) => {
  it.each(cases)('for an app with %s of %s alone', async (name, entry, has, lacks, bytes) => {
    const code = await bundle(name, entry)
    expect(code).toContain(name)
    for (const word of has.flatMap((part) => marks[part])) expect(code, word).toContain(word)
    for (const word of lacks.flatMap((part) => marks[part])) expect(code, word).not.toContain(word)
    expect(code.length).toBeLessThan(bytes)
  })
})
