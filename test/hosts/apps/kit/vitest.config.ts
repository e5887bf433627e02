import { defineConfig } from 'vitest/config'

const inDom = (environment: string, include: string[]) => ({
  // Room for a busy machine: no test measures time.
  test: { name: environment, environment, include, globals: true, testTimeout: 60_000 },
})

export default defineConfig({
  test: {
    projects: [inDom('jsdom', ['*.test.tsx']), inDom('happy-dom', ['billing.test.tsx'])],
  },
})
