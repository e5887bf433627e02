import { build as buildWithEsbuild } from 'esbuild'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build as buildWithVite } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { installPackage, type InstalledPackage } from './installPackage.ts'

const plantedKey = 'mf_sk_live_planted_in_the_environment'

let installed: InstalledPackage
beforeAll(async () => {
  installed = await installPackage()
  process.env['MF_API_SECRET_KEY'] = plantedKey
})
afterAll(async () => {
  delete process.env['MF_API_SECRET_KEY']
  await installed.remove()
})

async function esbuildBundle(code: string): Promise<string> {
  const { outputFiles } = await buildWithEsbuild({
    stdin: { contents: code, resolveDir: installed.app, loader: 'tsx' },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  })
  return outputFiles.map(({ text }) => text).join('\n')
}

async function viteBundle(code: string): Promise<string> {
  const entry = join(installed.app, 'entry.tsx')
  await writeFile(entry, code)
  const built = await buildWithVite({
    root: installed.app,
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, rolldownOptions: { input: entry } },
  })
  return [built]
    .flat()
    .flatMap((result) => ('output' in result ? result.output : []))
    .map((file) => (file.type === 'chunk' ? file.code : ''))
    .join('\n')
}

describe.each([
  ['esbuild', esbuildBundle],
  ['Vite', viteBundle],
])('a client bundled by %s', (_, bundle) => {
  it('has the button and nothing of the server', async () => {
    const code = await bundle(`
      import { createRoot } from 'react-dom/client'
      import { BillingPortalButton } from '@marginfront/react'
      createRoot(document.body).render(<BillingPortalButton endpoint="/api/billing-portal" />)
    `)
    expect(code).toContain('/api/billing-portal')
    expect(code).toContain('popup_blocked')
    for (const word of [plantedKey, 'mf_sk_', 'x-api-key', 'MF_API_SECRET_KEY', 'node:']) {
      expect(code, word).not.toContain(word)
    }
  })

  it('has the one language that it names, of twelve', async () => {
    const code = await bundle(`
      import { de } from '@marginfront/react/locales'
      console.log(de)
    `)
    expect(code).toContain('Abrechnung verwalten')
    expect(code).not.toMatch(/Manage billing|Gérer|管理|إدارة/u)
  })

  it('does not build when it names something of the server', async () => {
    const building = bundle(`
      import { createPortalRoute } from '@marginfront/react/server'
      console.log(createPortalRoute)
    `)
    await expect(building).rejects.toThrow(/No matching export|MISSING_EXPORT|is not exported/)
  })

  it.each([
    ['as a whole', `import * as server from '@marginfront/react/server'; console.log(server)`],
    ['for its effects', `import '@marginfront/react/server'`],
  ])('throws when it runs the server, imported %s', async (_way, code) => {
    const bundled = await bundle(code)
    expect(bundled).not.toContain('x-api-key')
    await expect(installed.run(bundled)).rejects.toThrow('loaded in a browser')
  })
})

it('React has nothing to say of the built button in development', async () => {
  const rendering = installed.run(
    `process.env.NODE_ENV = 'development'
    const said = []
    for (const way of ['error', 'warn']) console[way] = (...words) => said.push(words)
    const { createElement } = await import('react')
    const { renderToString } = await import('react-dom/server')
    const { BillingPortalButton, BillingPortalProvider } = await import('@marginfront/react')
    const button = createElement(BillingPortalButton, { target: '_blank', returnUrl: '/' })
    const html = renderToString(createElement(BillingPortalProvider, { endpoint: '/b' }, button))
    console.log(JSON.stringify([said, html.includes('</form>')]))`,
  )
  expect(JSON.parse(await rendering)).toEqual([[], true])
})
