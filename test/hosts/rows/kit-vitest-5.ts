import type { Host } from '../Host.ts'

export const host: Host = {
  title: 'Testing kit in Vitest 5, React 19, MSW 3',
  folder: 'test/hosts/apps/kit',
  packages: ['vitest', 'react', 'msw', 'jsdom', 'happy-dom'],
  typecheck: 'tsc',
  tests: { 'tests its page in jsdom and happy-dom': 'vitest run' },
}
