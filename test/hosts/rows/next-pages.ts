import type { Host } from '../Host.ts'
import { nextHost } from '../nextHost.ts'

export const host: Host = {
  ...nextHost,
  title: 'Next Pages Router',
  folder: 'examples/next-pages',
  front: {
    clientOutput: ['.next/static'],
    // The development server may send this to a page whose router is not there yet.
    ignoredComplaints: /^\[HMR\] Invalid message: .*"isrManifest"/,
  },
}
