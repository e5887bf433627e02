import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  // Otherwise the dev server finds it at the first visit of the page, and has to reload it.
  optimizeDeps: { include: ['@marginfront/react'] },
})
