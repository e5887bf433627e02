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
  tests: {
    'tests its page in jsdom, as CommonJS': 'DOM=jsdom jest',
    'tests its page in jsdom, as ES modules': `${asEsm} DOM=jsdom jest`,
    'tests its page in happy-dom, as CommonJS': 'DOM=@happy-dom/jest-environment jest',
    'tests its page in happy-dom, as ES modules': `${asEsm} DOM=@happy-dom/jest-environment jest`,
  },
}
