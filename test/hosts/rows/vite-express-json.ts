import { replaceIn } from '../changes.ts'
import { host as plain } from './vite-express.ts'
import type { Host } from '../Host.ts'

export const host: Host = {
  ...plain,
  title: 'the same with express.json()',
  prepare: async (app) => {
    await plain.prepare?.(app)
    await replaceIn(
      app,
      'server.ts',
      'const app = express()\n',
      (line) => `${line}app.use(express.json())\n`,
    )
  },
}
