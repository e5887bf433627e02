import { delimiter, dirname, join } from 'node:path'
import type { MarginFront } from './startMarginFront.ts'

/** What is this machine's and none of an app's business. */
const ours = /^(npm_|MF_|NODE_ENV$|NODE_OPTIONS$|CI$)/i

const telemetryOff = {
  ASTRO_DISABLE_UPDATE_CHECK: 'true',
  ASTRO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
  NEXT_TELEMETRY_DISABLED: '1',
}

/** What an app and its tools may read: the key, as on a real server, and where MarginFront is. */
export function environmentOf(app: string, marginFront: MarginFront): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !ours.test(name))
  const path = [join(app, 'node_modules/.bin'), dirname(process.execPath), process.env['PATH']]
  return {
    ...Object.fromEntries(inherited),
    ...telemetryOff,
    PATH: path.join(delimiter),
    MF_API_SECRET_KEY: marginFront.secretKey,
    HOSTS_MARGINFRONT: marginFront.origin,
    // For a runtime that NODE_OPTIONS does not reach.
    HOSTS_REROUTE: join(import.meta.dirname, 'reroute.mjs'),
  }
}
