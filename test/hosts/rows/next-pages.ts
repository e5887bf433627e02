import type { Host } from '../Host.ts'

export const host: Host = {
  title: 'Next Pages Router',
  folder: 'examples/next-pages',
  packages: ['next', 'react'],
  build: 'next build',
  typecheck: 'npm run typecheck',
  start: 'next start',
  dev: 'next dev',
  front: {
    clientOutput: ['.next/static'],
    // The development server may send this to a page whose router is not there yet.
    ignoredComplaints: /^\[HMR\] Invalid message: .*"isrManifest"/,
  },
}
