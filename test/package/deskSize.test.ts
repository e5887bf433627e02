import { build } from 'esbuild'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** Bundles what a backend takes of the server entry. */
async function bundleOf(...names: string[]) {
  const list = names.join(', ')
  const { outputFiles } = await build({
    stdin: {
      contents: `import { ${list} } from './dist/server.js'\nconsole.log(${list})`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    minify: true,
    platform: 'neutral',
    format: 'esm',
  })
  const code = outputFiles.map(({ text }) => text).join('\n')
  return { code, bytes: gzipSync(code, { level: 9 }).length }
}

/** What only the desk says. */
const marks = ['x-portal-desk', 'describeSessions', '/api/portal-sessions']

describe('the support desk', () => {
  it('adds at most 4 kB to a backend that has the portal route', async () => {
    const without = await bundleOf('createPortalRoute')
    const withDesk = await bundleOf('createPortalRoute', 'createPortalDeskRoute')
    for (const mark of marks) expect(withDesk.code).toContain(mark)
    expect(withDesk.bytes - without.bytes).toBeLessThan(4000)
  })

  it.each(['createPortalRoute', 'createPortalAction', 'MarginFrontClient', 'NotFoundError'])(
    'costs a backend that takes %s alone nothing',
    async (name) => {
      const { code } = await bundleOf(name)
      for (const mark of marks) expect(code).not.toContain(mark)
    },
  )
})
