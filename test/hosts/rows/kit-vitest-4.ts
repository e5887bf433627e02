import { host as newest } from './kit-vitest-5.ts'
import type { Host } from '../Host.ts'

export const host: Host = {
  ...newest,
  title: 'Testing kit in Vitest 4, React 18, MSW 2',
  alsoInstall: {
    '@types/react': '18.3.31',
    '@types/react-dom': '18.3.7',
    msw: '2.15.0',
    react: '18.3.1',
    'react-dom': '18.3.1',
    vitest: '4.1.12',
  },
}
