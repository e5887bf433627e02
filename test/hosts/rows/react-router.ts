import { addFile, replaceIn } from '../changes.ts'
import type { Host } from '../Host.ts'
import { routerChecks } from '../routerChecks.ts'

const failedPage = `import { BillingPortalButton } from '@marginfront/react'
import { useState } from 'react'
import { useSearchParams } from 'react-router'

export default function Failed() {
  const [params, setSearchParams] = useSearchParams()
  const [told, setTold] = useState(0)
  const version = params.get('version') ?? '0'
  const writeAddress = () =>
    setSearchParams((before) => {
      before.set('version', String(Number(version) + 1))
      return before
    })
  return (
    <main>
      <BillingPortalButton
        key={version}
        endpoint="/api/billing-portal"
        onError={() => setTold((before) => before + 1)}
      />
      <button onClick={writeAddress}>setSearchParams</button>
      <p id="told">{told}</p>
      <p id="version">{version}</p>
    </main>
  )
}
`

export const host: Host = {
  title: 'React Router, framework mode',
  folder: 'examples/react-router',
  packages: ['react-router', 'vite', 'react'],
  prepare: async (app) => {
    await addFile(app, 'app/routes/failed.tsx', failedPage)
    const home = "index('routes/home.tsx'),"
    await replaceIn(
      app,
      'app/routes.ts',
      home,
      () => `${home} route('failed', 'routes/failed.tsx'),`,
    )
  },
  build: 'react-router build --sourcemapClient',
  typecheck: 'npm run typecheck',
  start: 'npm start',
  dev: 'react-router dev --port $PORT --strictPort',
  front: {
    clientOutput: ['build/client'],
    alsoAt: ['/account'],
    checks: routerChecks('setSearchParams'),
  },
}
