import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Host } from '../Host.ts'

const app = join(import.meta.dirname, '../apps/kit')
const asEsm = 'MODULES=esm NODE_OPTIONS=--experimental-vm-modules'

export const host: Host = {
  title: 'Testing kit in Jest 30, React 19',
  folder: 'test/hosts/apps/kit-jest',
  packages: ['jest', 'react', 'jest-environment-jsdom', '@happy-dom/jest-environment'],
  // The same page and the same tests as in Vitest: nothing of them knows its runner.
  async prepare(copy) {
    for (const file of ['BillingPage.tsx', 'billing.test.tsx']) {
      await cp(join(app, file), join(copy, file))
    }
  },
  // One process for both: starting one takes longer than its tests.
  tests: {
    'tests its page in jsdom and happy-dom, as CommonJS': 'jest --runInBand',
    'tests its page in jsdom and happy-dom, as ES modules': `${asEsm} jest --runInBand`,
  },
}
