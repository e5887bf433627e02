import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorTable } from '../../src/contract/errorTable.ts'
import { snippetsOf } from './snippetsOf.ts'

const root = resolve(import.meta.dirname, '../..')
const page = resolve(root, 'docs/testing.md')
const text = readFileSync(page, 'utf8')

/** Where the files of the page are run: here, in Storybook, and in an app that installs the package. */
const folders = ['test/docs/testing', 'stories/testing']
const elsewhere: Record<string, string> = {
  'billing.spec.ts': 'test/hosts/apps/kit-playwright/docs.spec.ts',
}

const snippets = snippetsOf(page)
const nameOf = (code: string) => /^\/\/ (\S+\.tsx?)\n/.exec(code)?.[1]
const files = snippets.flatMap(({ code }) => {
  const name = nameOf(code)
  return name === undefined ? [] : [{ name, code }]
})
describe('the page on testing', () => {
  it.each(files)('has $name as it is run', ({ name, code }) => {
    const path =
      elsewhere[name] ??
      folders.map((folder) => `${folder}/${name}`).find((file) => existsSync(resolve(root, file)))
    expect(code).toBe(readFileSync(resolve(root, path ?? name), 'utf8'))
  })

  it('has a component, a route, a browser, a story and a stub', () => {
    expect(files.map(({ name }) => name)).toEqual([
      'BillingPage.tsx',
      'BillingPage.test.tsx',
      'portal.ts',
      'portal.test.ts',
      'billing.spec.ts',
      'BillingPage.stories.tsx',
      'HastyPage.tsx',
      'HastyPage.test.tsx',
    ])
  })

  it('names codes that exist', () => {
    const named = [...text.matchAll(/failNext\('(\w+)'/g)].map(([, code]) => code)
    expect(named.length).toBeGreaterThan(0)
    for (const code of named) expect(errorTable).toHaveProperty([code ?? ''])
  })
})
