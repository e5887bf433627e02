import { build } from 'esbuild'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { installPackage, type InstalledPackage } from './installPackage.ts'

let installed: InstalledPackage
beforeAll(async () => {
  installed = await installPackage()
})
afterAll(() => installed.remove())

/** Bundles an app, as a host's build for browsers does. */
async function bundle(contents: string) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: installed.app },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'esm',
    external: ['react', 'react/jsx-runtime', '@tanstack/react-query'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  })
  return outputFiles.map(({ text }) => text).join('\n')
}

const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0

const isOneFamily = `
  const error = new desk.PortalDeskError('not_found')
  console.log(JSON.stringify([
    error instanceof main.PortalError,
    error.name, error.code, error.status,
    new main.PortalError('forbidden') instanceof desk.PortalDeskError,
  ]))`

it.each([
  [
    'module',
    `import * as main from '@marginfront/react'; import * as desk from '@marginfront/react/desk'`,
  ],
  [
    'commonjs',
    `const main = require('@marginfront/react'); const desk = require('@marginfront/react/desk')`,
  ],
] as const)('in an app with both entries there is one PortalError: %s', async (type, imports) => {
  const told = await installed.run(`${imports}\n${isOneFamily}`, { type })
  expect(JSON.parse(told)).toEqual([true, 'PortalDeskError', 'not_found', 404, false])
})

it('a bundle of both entries holds each error, and the table of codes, once', async () => {
  const app = await bundle(`
    import { BillingPortalButton, PortalError } from '@marginfront/react'
    import { PortalDeskError, PortalSessionsTable } from '@marginfront/react/desk'
    console.log(BillingPortalButton, PortalError, PortalDeskError, PortalSessionsTable)`)
  expect(count(app, /name = "PortalError"/g)).toBe(1)
  expect(count(app, /name = "PortalDeskError"/g)).toBe(1)
  expect(count(app, /The new tab was blocked\./g)).toBe(1)
})

it('an app without the desk carries none of it', async () => {
  const app = await bundle(`
    import { BillingPortalButton, BillingPortalProvider, usePortalSession } from '@marginfront/react'
    console.log(BillingPortalButton, BillingPortalProvider, usePortalSession)`)
  expect(app).not.toMatch(/portal-desk|portal-sessions|PortalDesk|rowSortingFeature/)
})

it('an app with the hooks alone carries no table', async () => {
  const app = await bundle(`
    import { usePortalSessionList, useRevokePortalSession } from '@marginfront/react/desk'
    console.log(usePortalSessionList, useRevokePortalSession)`)
  expect(app).toContain('x-portal-desk')
  expect(app).not.toMatch(/data-portal-desk|rowSortingFeature|createReactiveSystem|<dialog/)
})

it('the button’s language packs come without those of the desk', async () => {
  const app = await bundle(`import { de } from '@marginfront/react/locales'; console.log(de)`)
  expect(app).not.toContain('Portal-Links')
  const desk = await bundle(`import { de } from '@marginfront/react/locales/desk'; console.log(de)`)
  expect(desk).toContain('Portal-Links')
  expect(desk).not.toMatch(/Abrechnung|Portaallinks/)
})

it('nothing of the desk evaluates text or writes HTML, and its ES module requires nothing', () => {
  for (const file of ['desk.js', 'desk.cjs']) {
    const text = readFileSync(join(installed.folder, 'dist', file), 'utf8')
    const risky = /\beval\(|new Function\(|dangerouslySetInnerHTML|innerHTML|insertAdjacent/g
    expect([file, count(text, risky)]).toEqual([file, 0])
    if (file === 'desk.js') expect(count(text, /\brequire\(/g)).toBe(0)
  }
})

it('no type of TanStack Table is to be seen', () => {
  for (const declarations of ['desk.d.ts', 'desk.d.cts']) {
    const text = readFileSync(join(installed.folder, 'dist', declarations), 'utf8')
    expect(text).not.toMatch(/react-table|table-core|RowData|ColumnDef/)
    expect(text).toContain('PortalSessionsTableProps')
  }
})
