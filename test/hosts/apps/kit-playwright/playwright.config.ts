import { defineConfig } from '@playwright/test'

const port = Number(process.env['APP_PORT'] ?? 4310)

export default defineConfig({
  testMatch: '*.spec.ts',
  fullyParallel: true,
  workers: Number(process.env['WORKERS'] ?? 2),
  reporter: 'line',
  timeout: 120_000,
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: {
      ...(process.env['BROWSER_PATH'] && { executablePath: process.env['BROWSER_PATH'] }),
      args: ['--no-sandbox', '--disable-gpu'],
    },
  },
  webServer: {
    command: 'node server.mjs',
    url: `http://localhost:${port}/billing`,
    env: { APP_PORT: String(port) },
  },
})
