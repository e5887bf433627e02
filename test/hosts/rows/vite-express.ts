import { addDesk, onExpress } from '../addDesk.ts'
import type { Host } from '../Host.ts'

export const host: Host = {
  title: 'Vite SPA and Express',
  folder: 'examples/vite-express',
  packages: ['vite', 'express', 'react'],
  prepare: (app) =>
    addDesk(app, onExpress("app.all('/api/portal-sessions{/*id}', toNodeHandler(desk))")),
  hasDesk: true,
  build: 'vite build --sourcemap',
  typecheck: 'npm run typecheck',
  start: 'node server.ts',
  dev: 'export API_PORT=$((PORT + 1)); PORT=$API_PORT node server.ts & vite --port $PORT',
  front: {
    clientOutput: ['dist'],
    needsScript: 'nothing of a single-page app is there without JavaScript',
  },
}
