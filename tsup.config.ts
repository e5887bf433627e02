import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { defineConfig, type Options } from 'tsup'
import { keepOwnSources } from './scripts/keepOwnSources.ts'

type EsbuildPlugin = NonNullable<Options['esbuildPlugins']>[number]

const shared: Options = {
  format: ['esm', 'cjs'],
  target: 'es2022',
  dts: true,
  sourcemap: true,
  splitting: false,
  // Workers and Deno know Node's modules by their full names alone.
  removeNodeProtocol: false,
}

/** Leaves a room to its own entry of the package, rather than bundle a second copy of it. */
const fromItsOwnEntry = (room: 'emulator' | 'check'): EsbuildPlugin => ({
  name: `${room}-from-its-own-entry`,
  setup({ onResolve, initialOptions }) {
    const extension = initialOptions.format === 'cjs' ? 'cjs' : 'js'
    onResolve({ filter: new RegExp(`/${room}/index\\.ts$`) }, () => ({
      path: `./${room}.${extension}`,
      external: true,
    }))
  },
})

// The testing kit's provider has to fill the context that the host's own buttons read, and its errors
// and the desk's have to be of the host's own class: there is one copy of the client entry.
const clientFromItsOwnEntry: EsbuildPlugin = {
  name: 'client-from-its-own-entry',
  setup({ onResolve, initialOptions }) {
    const path = initialOptions.format === 'cjs' ? './index.cjs' : './index.js'
    onResolve({ filter: /^\.\.\/index\.ts$|\/contract\/PortalError\.ts$/ }, () => ({
      path,
      external: true,
    }))
  },
}

/** Rollup drops the directive. On the first line, it moves none that the source map knows of. */
async function markAsClient(file: string): Promise<void> {
  await writeFile(file, `'use client';${await readFile(file, 'utf8')}`)
}

// One build for each kind of room, so that the 'use client' line reaches the client entries alone:
// esbuild drops the directive of a file that is imported by another.
export default defineConfig([
  {
    ...shared,
    name: 'client',
    entry: { index: 'src/index.ts' },
    format: 'esm',
    // For 'browser', esbuild settles NODE_ENV here, and every host would ship the development build.
    platform: 'neutral',
    // Rollup makes one import of each package of what is one in each file: bundlers keep them all.
    treeshake: true,
    async onSuccess() {
      await markAsClient('dist/index.js')
      await copyFile('src/styles.css', 'dist/styles.css')
      // TypeScript asks for one since version 6. As CommonJS, it can be imported from everywhere.
      await writeFile('dist/styles.d.cts', 'export {}\n')
    },
  },
  {
    ...shared,
    name: 'client in CommonJS',
    entry: { index: 'src/index.ts' },
    format: 'cjs',
    platform: 'neutral',
    banner: { js: "'use client'" },
  },
  {
    ...shared,
    name: 'desk',
    entry: { desk: 'src/desk/index.ts' },
    format: 'esm',
    platform: 'neutral',
    treeshake: true,
    esbuildPlugins: [clientFromItsOwnEntry],
    async onSuccess() {
      await markAsClient('dist/desk.js')
      await keepOwnSources('dist/desk.js.map')
    },
  },
  {
    ...shared,
    name: 'desk in CommonJS',
    entry: { desk: 'src/desk/index.ts' },
    format: 'cjs',
    platform: 'neutral',
    banner: { js: "'use client'" },
    esbuildPlugins: [clientFromItsOwnEntry],
    onSuccess: () => keepOwnSources('dist/desk.cjs.map'),
  },
  {
    // Words alone: no 'use client', so that a server component may choose among them.
    ...shared,
    name: 'locales',
    entry: { locales: 'src/locales/index.ts' },
    platform: 'neutral',
  },
  {
    ...shared,
    name: 'locales of the desk',
    entry: { 'locales/desk': 'src/locales/desk/index.ts' },
    platform: 'neutral',
  },
  {
    ...shared,
    name: 'server',
    entry: { server: 'src/server/index.ts' },
    platform: 'neutral',
  },
  {
    ...shared,
    name: 'server in a browser',
    entry: { 'server.browser': 'src/server/index.browser.ts' },
    format: 'esm',
    platform: 'neutral',
    dts: false,
    // Without a word of module syntax, bundlers take it for CommonJS and let any name be imported.
    footer: { js: 'export {}' },
  },
  {
    ...shared,
    name: 'node',
    entry: { 'server/node': 'src/server/node/index.ts' },
    platform: 'node',
  },
  {
    ...shared,
    name: 'emulator',
    entry: { emulator: 'src/emulator/index.ts' },
    platform: 'neutral',
  },
  {
    ...shared,
    name: 'testing',
    entry: { testing: 'src/testing/index.ts' },
    platform: 'neutral',
    // Declares all three: they share what they declare, and it is read once.
    dts: {
      entry: {
        testing: 'src/testing/index.ts',
        'testing/msw': 'src/testing/msw/index.ts',
        'testing/playwright': 'src/testing/playwright/index.ts',
      },
    },
    // What a page in Jest's jsdom lacks comes from the Node beneath it.
    inject: ['src/testing/runtime.ts'],
    esbuildPlugins: [clientFromItsOwnEntry],
  },
  {
    ...shared,
    name: 'testing with MSW',
    entry: { 'testing/msw': 'src/testing/msw/index.ts' },
    platform: 'neutral',
    dts: false,
  },
  {
    ...shared,
    name: 'testing with Playwright',
    entry: { 'testing/playwright': 'src/testing/playwright/index.ts' },
    platform: 'node',
    dts: false,
  },
  {
    ...shared,
    name: 'check',
    entry: { check: 'src/check/index.ts' },
    platform: 'node',
    esbuildPlugins: [fromItsOwnEntry('emulator')],
  },
  {
    ...shared,
    name: 'cli',
    entry: { cli: 'src/cli/index.ts' },
    format: 'esm',
    platform: 'node',
    dts: false,
    esbuildPlugins: [fromItsOwnEntry('emulator'), fromItsOwnEntry('check')],
  },
])
