import { build as buildWithEsbuild } from 'esbuild'
import { globSync, readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { rollup } from 'rollup'
import { build as buildWithVite } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import webpack from 'webpack'
import { installPackage, type InstalledPackage } from './installPackage.ts'

const key = 'mf_sk_live_planted_in_a_server_module'
const keyInEnvironment = 'mf_sk_live_planted_in_the_environment'

/** What no browser may ever get; the words of the server entry stand for all of its code. */
const secrets = [key, keyInEnvironment, 'mf_sk_', 'x-api-key', 'MF_API_SECRET_KEY']
// Not `resolveCustomer`, which the client's hints for developers name.
const serverCode = ['api.marginfront.com', 'identifyCustomer', 'node:http']

const client = `
  import { createElement } from 'react'
  import { createRoot } from 'react-dom/client'
  import { BillingPortalButton, BillingPortalProvider, usePortalSession } from '@marginfront/react'

  function OwnButton() {
    const { getFormProps, getButtonProps } = usePortalSession({ endpoint: '/api/billing-portal' })
    return createElement('form', getFormProps(), createElement('button', getButtonProps()))
  }
  createRoot(document.body).render(
    createElement(BillingPortalProvider, {}, createElement(BillingPortalButton), createElement(OwnButton)),
  )
`
const server = `
  import { createPortalRoute } from '@marginfront/react/server'
  export const route = createPortalRoute({
    secretKey: '${key}',
    resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
  })
`

let installed: InstalledPackage
beforeAll(async () => {
  installed = await installPackage()
  process.env['MF_API_SECRET_KEY'] = keyInEnvironment
  await mkdir(join(installed.app, 'src'))
  await writeFile(join(installed.app, '.env'), `MF_API_SECRET_KEY=${keyInEnvironment}`)
  await writeFile(join(installed.app, 'src/client.js'), client)
  await writeFile(join(installed.app, 'src/server.js'), server)
})
afterAll(async () => {
  delete process.env['MF_API_SECRET_KEY']
  await installed.remove()
})

type Bundler = (entry: string, out: string) => Promise<unknown>

const esbuild: Bundler = (entry, out) =>
  buildWithEsbuild({
    entryPoints: [entry],
    outfile: join(out, 'entry.js'),
    bundle: true,
    minify: true,
    sourcemap: true,
    platform: 'browser',
    format: 'esm',
    logLevel: 'silent',
  })

const vite: Bundler = (entry, out) =>
  buildWithVite({
    root: installed.app,
    configFile: false,
    logLevel: 'silent',
    build: {
      outDir: out,
      sourcemap: true,
      rolldownOptions: { input: entry, output: { entryFileNames: 'entry.js' } },
    },
  })

const bundleWithWebpack: Bundler = async (entry, out) => {
  const compiler = webpack({
    context: installed.app,
    mode: 'production',
    target: 'web',
    entry,
    output: { path: out, filename: 'entry.js' },
    devtool: 'source-map',
    performance: false,
  })
  const stats = await promisify(compiler.run.bind(compiler))()
  const { errors = [] } = stats?.toJson({ all: false, errors: true }) ?? {}
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'))
}

/** Rollup has no resolver of its own: this is Node's, told that the code is for a browser. */
async function resolveForBrowser(specifier: string): Promise<string> {
  const print = `console.log(new URL(import.meta.resolve('${specifier}')).pathname)`
  return (await installed.run(print, { args: ['--conditions=browser'] })).trim()
}

const bundleWithRollup: Bundler = async (entry, out) => {
  const built = await rollup({
    input: entry,
    // These are CommonJS, which Rollup needs a plugin for, and not what is looked at here.
    external: /^(react|react-dom|@tanstack\/react-query)(\/|$)/,
    plugins: [
      {
        name: 'resolve-for-browser',
        resolveId: (id) => (id.startsWith('@marginfront/') ? resolveForBrowser(id) : null),
      },
    ],
    onLog: () => {},
  })
  await built.write({ dir: out, entryFileNames: 'entry.js', sourcemap: true })
  await built.close()
}

/** Bundles a module of the app, and gives every file that would be put on the web. */
async function bundle(bundler: Bundler, entry: string): Promise<Record<string, string>> {
  const out = join(installed.app, 'out')
  await rm(out, { recursive: true, force: true })
  await bundler(join(installed.app, 'src', entry), out)
  const files = globSync('**/*', { cwd: out, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
  return Object.fromEntries(files.map((file) => [relative(out, file), readFileSync(file, 'utf8')]))
}

async function bundleOf(bundler: Bundler, code: string): Promise<Record<string, string>> {
  await writeFile(join(installed.app, 'src/other.js'), code)
  return bundle(bundler, 'other.js')
}

const run = () => installed.run(`await import('./out/entry.js')`)

const missingExport = /No matching export|MISSING_EXPORT|was not found in|is not exported by/

describe.each([
  ['esbuild', esbuild],
  ['Vite', vite],
  ['webpack', bundleWithWebpack],
  ['Rollup', bundleWithRollup],
])('what %s puts on the web', (_name, bundler) => {
  it('has the client and its source map, and nothing of the server or its key', async () => {
    const files = await bundle(bundler, 'client.js')
    const all = Object.values(files).join('\n')
    expect(files['entry.js']).toContain('popup_blocked')
    expect(sourcesIn(files)).toContainEqual(expect.stringMatching(/src\/client\.js$/))
    for (const word of [...secrets, ...serverCode]) expect(all, word).not.toContain(word)
    expect(
      sourcesIn(files).filter((path) =>
        /react\/(src|dist)\/(server|cli|emulator|testing|check)\b/.test(path),
      ),
    ).toEqual([])
  })

  it.each([
    [
      'by name',
      `import { createPortalRoute } from '@marginfront/react/server'`,
      'createPortalRoute',
    ],
    [
      'by another name',
      `import { MarginFrontClient as api } from '@marginfront/react/server'`,
      'api',
    ],
    ['by a module that it shares', `import { route } from './server.js'`, 'route'],
    ['by the default', `import server from '@marginfront/react/server'`, 'server'],
  ])('is not built with the server imported %s', async (_way, statement, name) => {
    const code = `${statement}\nconsole.log(${name})`
    await expect(bundleOf(bundler, code)).rejects.toThrow(missingExport)
  })

  it.each([
    ['as a whole', `import * as server from '@marginfront/react/server'\nconsole.log(server)`],
    ['for its effects', `import '@marginfront/react/server'`],
    ['to pass it on', `export * from '@marginfront/react/server'`],
  ])('throws as it loads with the server imported %s', async (_way, code) => {
    const files = await bundleOf(bundler, code)
    const all = Object.values(files).join('\n')
    for (const word of serverCode) expect(all, word).not.toContain(word)
    await expect(run()).rejects.toThrow('loaded in a browser')
  })

  it('has nothing of the server in a chunk that is loaded later', async () => {
    const files = await bundleOf(bundler, `import('@marginfront/react/server').then(console.log)`)
    const all = Object.values(files).join('\n')
    expect(all).toContain('loaded in a browser')
    for (const word of [...secrets, ...serverCode]) expect(all, word).not.toContain(word)
  })
})

it('webpack only warns where the app is no ES module, and what it built throws as it loads', async () => {
  const code = `import { createPortalRoute } from '@marginfront/react/server'\ncreatePortalRoute()`
  await mkdir(join(installed.app, 'src/older'))
  await writeFile(join(installed.app, 'src/older/package.json'), '{}')
  await writeFile(join(installed.app, 'src/older/other.js'), code)
  const all = Object.values(await bundle(bundleWithWebpack, 'older/other.js')).join('\n')
  for (const word of [...secrets, ...serverCode]) expect(all, word).not.toContain(word)
  await expect(run()).rejects.toThrow('loaded in a browser')
})

it('would find the server and its key if they were there', async () => {
  const out = join(installed.app, 'out')
  await buildWithEsbuild({
    entryPoints: [join(installed.app, 'src/server.js')],
    outfile: join(out, 'entry.js'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    sourcemap: true,
    logLevel: 'silent',
  })
  const all = readFileSync(join(out, 'entry.js'), 'utf8')
  for (const word of [key, 'mf_sk_', 'x-api-key', 'MF_API_SECRET_KEY', ...serverCode.slice(0, 2)]) {
    expect(all, word).toContain(word)
  }
})

function sourcesIn(files: Record<string, string>): string[] {
  const maps = Object.entries(files).filter(([name]) => name.endsWith('.map'))
  return maps.flatMap(([, text]) => {
    const map: { sources: string[] } = JSON.parse(text)
    return map.sources
  })
}
