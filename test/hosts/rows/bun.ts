import type { Host } from '../Host.ts'
import { linuxOnly } from '../linuxOnly.ts'

export const host: Host = {
  title: 'Bun',
  folder: 'examples/bun',
  packages: ['@oven/bun-linux-x64'],
  missing: linuxOnly,
  // What the installation script of `bun` would link to.
  alsoInstall: { '@oven/bun-linux-x64': '1.4.5' },
  typecheck: 'npm run typecheck',
  start: 'node_modules/@oven/bun-linux-x64/bin/bun --preload "$HOSTS_REROUTE" server.ts',
}
