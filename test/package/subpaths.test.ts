import { build } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { installPackage, type InstalledPackage } from './installPackage.ts'

let installed: InstalledPackage
beforeAll(async () => {
  installed = await installPackage()
})
afterAll(() => installed.remove())

const subpaths = () =>
  Object.keys(installed.manifest.exports).filter((subpath) => !/\.(css|json|yaml)$/.test(subpath))

async function exportsBy(load: (specifier: string) => string, type: 'module' | 'commonjs') {
  const specifiers = subpaths().map((subpath) => subpath.replace('.', '@marginfront/react'))
  const lists = specifiers.map((specifier) => `Object.keys(${load(specifier)}).toSorted()`)
  const names: string[][] = JSON.parse(
    await installed.run(`console.log(JSON.stringify([${lists.join()}]))`, { type }),
  )
  return Object.fromEntries(specifiers.map((specifier, index) => [specifier, names[index]]))
}

const imported = () => exportsBy((specifier) => `await import('${specifier}')`, 'module')
const required = () => exportsBy((specifier) => `require('${specifier}')`, 'commonjs')

it('every subpath gives exactly these names', async () => {
  expect(await imported()).toMatchInlineSnapshot(`
    {
      "@marginfront/react": [
        "BillingPortalButton",
        "BillingPortalProvider",
        "PortalError",
        "usePortalSession",
      ],
      "@marginfront/react/check": [
        "CheckError",
        "checkClauses",
        "checkPortalRoute",
      ],
      "@marginfront/react/desk": [
        "PortalDeskError",
        "PortalDeskProvider",
        "PortalSessionsTable",
        "portalSessionColumns",
        "portalSessionQueries",
        "useCreatePortalLink",
        "usePortalSessionDetails",
        "usePortalSessionList",
        "useRevokePortalSession",
      ],
      "@marginfront/react/emulator": [
        "EmulatorError",
        "createEmulator",
      ],
      "@marginfront/react/locales": [
        "ar",
        "de",
        "en",
        "es",
        "fr",
        "he",
        "it",
        "ja",
        "ko",
        "nl",
        "ptBR",
        "zhCN",
      ],
      "@marginfront/react/locales/desk": [
        "ar",
        "de",
        "en",
        "es",
        "fr",
        "he",
        "it",
        "ja",
        "ko",
        "nl",
        "ptBR",
        "zhCN",
      ],
      "@marginfront/react/server": [
        "ApiError",
        "AuthenticationError",
        "ConnectionError",
        "MarginFrontClient",
        "MarginFrontError",
        "NotFoundError",
        "PermissionError",
        "RateLimitError",
        "TimeoutError",
        "ValidationError",
        "createPortalAction",
        "createPortalDeskRoute",
        "createPortalRoute",
      ],
      "@marginfront/react/server/node": [
        "toNodeHandler",
      ],
      "@marginfront/react/testing": [
        "PortalTestProvider",
        "createPortalBackend",
        "recordNavigation",
      ],
      "@marginfront/react/testing/msw": [
        "portalHandlers",
      ],
      "@marginfront/react/testing/playwright": [
        "test",
      ],
    }
  `)
})

it('every subpath gives the same names to require', async () => {
  expect(await required()).toEqual(await imported())
})

it('the stylesheet, the contract and the manifest can be found by their names', async () => {
  const found = await installed.run(
    `console.log(['styles.css', 'openapi.yaml', 'package.json'].map((name) => require.resolve('@marginfront/react/' + name)).join('\\n'))`,
    { type: 'commonjs' },
  )
  expect(found).toMatch(/dist[\\/]styles\.css\n.*openapi\.yaml\n.*package\.json\n$/)
})

it('the stylesheet comes along when it is imported for its effects', async () => {
  const { outputFiles } = await build({
    stdin: { contents: `import '@marginfront/react/styles.css'`, resolveDir: installed.app },
    bundle: true,
    write: false,
    outdir: installed.app,
    logLevel: 'silent',
  })
  const [styles] = outputFiles.filter(({ path }) => path.endsWith('.css'))
  expect(styles?.text).toContain('[data-billing-portal]')
})

it('nothing else can be reached', async () => {
  const deep = installed.run(`await import('@marginfront/react/dist/server.js')`)
  await expect(deep).rejects.toThrow('ERR_PACKAGE_PATH_NOT_EXPORTED')
})

it('the server entry throws where a browser would load it', async () => {
  for (const type of ['module', 'commonjs'] as const) {
    const load = type === 'module' ? 'await import' : 'require'
    const loading = installed.run(`${load}('@marginfront/react/server')`, {
      type,
      args: ['--conditions=browser'],
    })
    await expect(loading).rejects.toThrow('loaded in a browser')
  }
})

it('the server entry loads at the edge, where bundlers ask for the browser code as well', async () => {
  for (const edge of [['workerd', 'worker'], ['edge-light']]) {
    const loading = installed.run(
      `const { createPortalRoute } = await import('@marginfront/react/server')
      console.log(typeof createPortalRoute)`,
      { args: [...edge, 'browser'].map((condition) => `--conditions=${condition}`) },
    )
    await expect(loading).resolves.toBe('function\n')
  }
})
