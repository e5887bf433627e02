import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Host } from '../Host.ts'
import { host as plain } from './hapi.ts'

export const host: Host = {
  ...plain,
  title: 'hapi, by injected requests',
  prepare: (app) => copyFile(join(import.meta.dirname, '../inject.mjs'), join(app, 'inject.mjs')),
  start: 'node inject.mjs',
  hidesHangUps: 'an injected request has no browser that could hang up',
}
