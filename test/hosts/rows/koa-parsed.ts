import type { Host } from '../Host.ts'
import { host as plain } from './koa.ts'

export const host: Host = {
  ...plain,
  title: "Koa, after the app's own parser",
  start: 'node parsed.ts',
}
