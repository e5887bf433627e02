import { addFile } from '../changes.ts'
import type { Host } from '../Host.ts'
import { nextHost } from '../nextHost.ts'

const serverInClient = `'use client'
import { createPortalRoute } from '@marginfront/react/server'
export default function Page() { return <p>{String(createPortalRoute)}</p> }
`

export const host: Host = {
  ...nextHost,
  title: 'Next App Router',
  folder: 'examples/next-app',
  refusesMethodsItself: true,
  refusals: [
    {
      title: 'to put the server into a client component',
      plant: (app) => addFile(app, 'app/mistake/page.tsx', serverInClient),
      command: 'next build',
      says: /Export createPortalRoute doesn't exist/,
    },
  ],
  front: { clientOutput: ['.next/static'], alsoAt: ['/by-action'] },
}
