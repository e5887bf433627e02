import { findBrowser } from '../../../scripts/findBrowser.ts'
import { freePort } from '../freePort.ts'
import type { Host } from '../Host.ts'

const { executablePath } = await findBrowser()
const playwright = `APP_PORT=${await freePort()} BROWSER_PATH='${executablePath}' playwright test`

// As many as CI has the time for; `CROWD=200 node test/hosts/run.ts kit-playwright` tries more.
const crowd = Number(process.env['CROWD'] ?? 40)

export const host: Host = {
  title: 'Testing kit in Playwright',
  folder: 'test/hosts/apps/kit-playwright',
  packages: ['@playwright/test', 'react'],
  build: `esbuild page.tsx --bundle --minify --define:process.env.NODE_ENV='"production"' --jsx=automatic --format=esm --outfile=dist/page.js`,
  typecheck: 'tsc',
  // Enough for a slow machine, whatever the crowd; Playwright itself ends a test that hangs.
  patience: Math.max(300_000, crowd * 7500),
  tests: {
    'tests its pages': `${playwright} billing`,
    [`has eight workers and ${crowd} tests that see nothing of each other`]: `WORKERS=8 CROWD=${crowd} ${playwright} crowd`,
    'fails a request that belongs to no test':
      `STRAYS=1 ${playwright} stray > strays.log 2>&1; ` +
      `grep 'is no customer of "another one asks' strays.log && grep '1 failed' strays.log`,
  },
}
