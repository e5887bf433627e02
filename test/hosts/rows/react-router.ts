import type { Host } from '../Host.ts'

export const host: Host = {
  title: 'React Router, framework mode',
  folder: 'examples/react-router',
  packages: ['react-router', 'vite', 'react'],
  build: 'react-router build --sourcemapClient',
  typecheck: 'npm run typecheck',
  start: 'npm start',
  dev: 'react-router dev --port $PORT --strictPort',
  front: { clientOutput: ['build/client'] },
}
