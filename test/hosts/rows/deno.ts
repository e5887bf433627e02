import type { Host } from '../Host.ts'
import { linuxOnly } from '../linuxOnly.ts'

const deno = 'DENO_DIR=.deno DENO_NO_UPDATE_CHECK=1 node_modules/@deno/linux-x64-glibc/deno'
const environment = 'MF_API_SECRET_KEY,PORT,HOSTS_MARGINFRONT'

export const host: Host = {
  title: 'Deno',
  folder: 'examples/deno',
  packages: ['@deno/linux-x64-glibc'],
  missing: linuxOnly,
  // What the installation script of `deno` would link to.
  alsoInstall: { '@deno/linux-x64-glibc': '2.9.6' },
  typecheck: `${deno} check server.ts`,
  strictByDefault: true,
  start: `${deno} run --allow-env=${environment} --allow-net --preload "$HOSTS_REROUTE" server.ts`,
}
