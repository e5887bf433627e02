import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// In development, Vite serves the page and Express all else.
const backend = `http://localhost:${process.env.API_PORT ?? 3000}`

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/api': backend, '/sign-in': backend } },
})
