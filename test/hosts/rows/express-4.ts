import { addDesk, onExpress } from '../addDesk.ts'
import { replaceIn } from '../changes.ts'
import type { Host } from '../Host.ts'

// Its parser leaves `{}` as the body of a request that has none.
const mounted = `app.use(express.json())
app.use('/api/portal-sessions', toNodeHandler(desk))`

export const host: Host = {
  title: 'Express 4',
  folder: 'examples/vite-express',
  packages: ['express'],
  alsoInstall: { express: '4.22.1' },
  prepare: async (app) => {
    await addDesk(app, onExpress(mounted))
    // Express 5 has parsers of its own type; only the backend is tried here.
    await replaceIn(
      app,
      'server.ts',
      'express.urlencoded()',
      () => 'express.urlencoded({ extended: false })',
    )
  },
  hasDesk: true,
  start: 'node server.ts',
}
