import assert from 'node:assert/strict'
import type { Host } from '../Host.ts'

export const host: Host = {
  title: 'strict CSP, no bundler',
  folder: 'examples/strict-csp',
  packages: ['express', 'react'],
  build: 'npm run build',
  typecheck: 'npm run typecheck',
  start: 'npm start',
  front: {
    clientOutput: ['public'],
    sourceMaps: false,
    checks: {
      'has a strict policy': async ({ origin }) => {
        for (const path of ['/', '/billing']) {
          const { headers } = await fetch(origin + path)
          const policy = headers.get('content-security-policy')?.split('; ') ?? []
          assert.ok(policy.includes("default-src 'self'"))
          assert.ok(policy.includes("form-action 'self' https://portal.marginfront.com"))
          assert.ok(policy.includes("require-trusted-types-for 'script'"))
          assert.doesNotMatch(policy.join(), /unsafe|\*|data:/)
        }
      },
    },
  },
}
