import { findPython } from '../../examples/python/findPython.ts'
import type { Host } from '../Host.ts'

export const host: Host = {
  title: "Python's standard library",
  folder: 'examples/python',
  packages: ['esbuild', 'react'],
  version: 'python3 --version',
  missing: () => (findPython() ? undefined : 'There is no Python 3.10 or newer.'),
  build: 'npm run build -- --sourcemap',
  typecheck: 'npm run typecheck',
  start: 'MF_API_BASE_URL=$HOSTS_MARGINFRONT/v1 npm start',
  front: { clientOutput: ['dist'] },
}
