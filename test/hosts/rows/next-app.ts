import { addDesk } from '../addDesk.ts'
import { addFile } from '../changes.ts'
import type { Host } from '../Host.ts'
import { nextHost } from '../nextHost.ts'
import { routerChecks } from '../routerChecks.ts'

const serverInClient = `'use client'
import { createPortalRoute } from '@marginfront/react/server'
export default function Page() { return <p>{String(createPortalRoute)}</p> }
`

// The version comes from the server, so that it tells when a refresh has arrived.
const failedPage = `import { Failed } from './Failed'
export const dynamic = 'force-dynamic'
export default function Page() { return <Failed version={crypto.randomUUID()} /> }
`
const failedView = `'use client'
import { BillingPortalButton } from '@marginfront/react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'

export function Failed({ version }: { version: string }) {
  const router = useRouter()
  const [told, setTold] = useState(0)
  return (
    <main>
      <BillingPortalButton
        key={version}
        endpoint="/api/billing-portal"
        onError={() => setTold((before) => before + 1)}
      />
      <button onClick={() => router.refresh()}>refresh</button>
      <p id="told">{told}</p>
      <p id="version">{version}</p>
    </main>
  )
}
`

// React hands a client component a promise of what an async component will render.
const asyncButtonPage = `import { BillingPortalButton } from '@marginfront/react'
import { setImmediate } from 'node:timers/promises'

async function AsyncButton() {
  await setImmediate()
  return <button className="own" />
}
export default function Page() {
  return (
    <BillingPortalButton endpoint="/api/billing-portal" render={<AsyncButton />} />
  )
}
`

const deskRoute = `export { desk as GET, desk as POST, desk as DELETE } from '../desk'
`

export const host: Host = {
  ...nextHost,
  title: 'Next App Router',
  folder: 'examples/next-app',
  prepare: async (app) => {
    await nextHost.prepare(app)
    await addDesk(app, {
      file: 'app/api/portal-sessions/desk.ts',
    })
    await addFile(app, 'app/api/portal-sessions/[[...id]]/route.ts', deskRoute)
    await addFile(app, 'app/failed/page.tsx', failedPage)
    await addFile(app, 'app/failed/Failed.tsx', failedView)
    await addFile(app, 'app/async-button/page.tsx', asyncButtonPage)
  },
  hasDesk: true,
  refusesMethodsItself: true,
  refusals: [
    {
      title: 'to put the server into a client component',
      plant: (app) => addFile(app, 'app/mistake/page.tsx', serverInClient),
      command: 'next build',
      says: /Export createPortalRoute doesn't exist/,
    },
  ],
  front: {
    clientOutput: ['.next/static'],
    alsoAt: ['/by-action', '/async-button'],
    checks: routerChecks('refresh'),
  },
}
