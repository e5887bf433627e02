import type { Host } from '../Host.ts'
import { host as plain } from './fastify.ts'

export const host: Host = {
  ...plain,
  title: "Fastify, after the app's own parsers",
  hasDesk: false,
  start: 'node parsed.ts',
}
