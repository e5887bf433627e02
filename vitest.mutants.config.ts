import { defineConfig } from 'vitest/config'

/** The tests of the server half alone, in one project: what `npm run mutants` runs for each mutant. */
export default defineConfig({
  test: {
    include: ['test/{server,contract}/**/*.test.ts'],
    exclude: ['**/*.browser.test.ts', 'test/server/redis.test.ts'],
    testTimeout: 30_000,
  },
})
