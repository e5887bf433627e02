import { defineConfig } from 'vite'

export default defineConfig({
  build: { rolldownOptions: { input: 'main.ts', output: { entryFileNames: 'main.js' } } },
})
