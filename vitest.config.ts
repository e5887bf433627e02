import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import { playwright } from '@vitest/browser-playwright'
import { msw } from 'msw/vite'
import { availableParallelism } from 'node:os'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { findBrowser } from './scripts/findBrowser.ts'
import { heavyFirst } from './scripts/heavyFirst.ts'

const serverTests = 'test/{react,desk}/**/*.server.test.tsx'

// Vitest would leave one core to itself, which is half of a small machine.
const maxWorkers = Math.max(2, availableParallelism() - 1)

const sequencer = heavyFirst([
  'test/package/typeConsumers.test.ts',
  'test/check/mutants.test.ts',
  'test/package/storybook.test.ts',
  'test/check/python.test.ts',
  'test/package/clientBundles.test.ts',
  'test/cli/emulatorCommand.test.ts',
  'test/react/hostileUrls.test.tsx',
])

// Room for a busy machine: no test measures time.
const patience = { testTimeout: 30_000, expect: { poll: { timeout: 10_000 } } }

// One kind after the other, or there would be twice as many at work as there are workers.
const inBrowsers = { groupOrder: 1 }
const aroundDemos = { groupOrder: 2 }

// React 18 is installed under other names, so that both versions can be tested from one install.
const react18 = [
  { find: /^react(-dom)?$/, replacement: 'react$1-18' },
  { find: /^react(-dom)?\/(.+)$/, replacement: 'react$1-18/$2' },
]

export default defineConfig(async () => {
  const { executablePath, args } = await findBrowser()

  const chromium = (project: string) => ({
    enabled: true,
    headless: true,
    provider: playwright({ launchOptions: { executablePath, args } }),
    instances: [{ browser: 'chromium' as const, name: project }],
    screenshotFailures: false,
    traceView: false,
    // Three projects start at once, and each bundles its packages first.
    connectTimeout: 180_000,
  })

  const inBrowser = (
    project: string,
    { include, alias = [] }: { include: string[]; alias?: typeof react18 },
  ): TestProjectInlineConfiguration => ({
    // Each React is bundled into a folder of its own, or one would overwrite the other's files.
    cacheDir: `node_modules/.vite/${project}`,
    plugins: [msw({ mode: 'worker-only' })],
    resolve: { alias },
    define: { 'process.env.NODE_ENV': '"test"' },
    // Found up front: a dependency that is found while tests run reloads the page under them.
    optimizeDeps: {
      include: [
        'react',
        'react/jsx-runtime',
        'react/jsx-dev-runtime',
        'react-dom',
        'react-dom/client',
        'react-dom/server',
        '@base-ui/react/button',
        '@tanstack/react-query',
        '@testing-library/react',
        '@testing-library/user-event',
        'axe-core',
        'fast-check',
        'msw',
        'msw/browser',
      ],
    },
    test: {
      include,
      exclude: [serverTests],
      setupFiles: ['test/setup/browser.ts'],
      sequence: inBrowsers,
      ...patience,
      browser: chromium(project),
    },
  })

  return {
    test: {
      maxWorkers,
      sequence: { sequencer },
      projects: [
        {
          test: {
            name: 'unit',
            ...patience,
            // All that no other project names, so that a new folder runs without a word here.
            include: ['test/**/*.test.ts', 'test/docs/**/*.test.tsx', serverTests],
            exclude: ['test/{journey,package}/**', '**/*.browser.test.ts'],
          },
        },
        {
          resolve: { alias: react18 },
          test: {
            name: 'ssr-react-18',
            include: [serverTests],
            setupFiles: ['test/setup/react18.ts'],
          },
        },
        inBrowser('react-19', {
          include: [
            'test/{react,desk,testing}/**/*.test.tsx',
            'test/contract/**/*.browser.test.ts',
          ],
        }),
        inBrowser('react-18', {
          include: ['test/{react,desk,testing}/**/*.test.tsx'],
          alias: react18,
        }),
        {
          test: {
            name: 'journey',
            include: ['test/journey/**/*.test.ts'],
            sequence: aroundDemos,
            ...patience,
            testTimeout: 120_000,
            hookTimeout: 60_000,
          },
        },
        {
          test: {
            name: 'package',
            include: ['test/package/**/*.test.ts'],
            ...patience,
            testTimeout: 120_000,
            hookTimeout: 60_000,
          },
        },
        {
          test: {
            name: 'types',
            typecheck: {
              enabled: true,
              only: true,
              // By its path: the other versions have a command of the same name.
              checker: './node_modules/typescript/bin/tsc',
              include: ['test/**/*.test-d.{ts,tsx}'],
              // What these import: the gate judges the rest.
              tsconfig: './test/tsconfig.types.json',
              // The `types` gate of `npm test` reports those.
              ignoreSourceErrors: true,
            },
          },
        },
        {
          plugins: [storybookTest()],
          test: { sequence: inBrowsers, ...patience, browser: chromium('storybook') },
        },
      ],
    },
  }
})
