import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Vite's own way to say `react-jsx`, whichever version it is.
  esbuild: { jsx: 'automatic' },
  test: { globals: true, include: ['*.test.tsx'] },
})
