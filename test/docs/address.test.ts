import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { repositoryOf } from '../../scripts/docs/address/withAddress.ts'
import { docsUrl } from '../../src/contract/docsUrl.ts'
import { errorUrl } from '../../src/contract/errorUrl.ts'
import { anchorsOf } from './anchorsOf.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const repository = repositoryOf(docsUrl)

it('is the same in package.json', () => {
  expect(JSON.parse(read('package.json'))).toMatchObject({
    homepage: `${repository}#readme`,
    bugs: { url: `${repository}/issues` },
    repository: { type: 'git', url: `git+${repository}.git` },
  })
})

it('is the same in every problem document that is shown', () => {
  for (const page of ['openapi.yaml', 'docs/any-backend.md']) {
    const addresses = [...read(page).matchAll(/https:\/\/[^\s"'#]+\/docs\/errors\.md/g)]
    expect(addresses.length, page).toBeGreaterThan(3)
    for (const [address] of addresses) expect(address).toBe(errorUrl('').replace('#', ''))
  }
})

it('leads to pages and headings that exist, wherever a message names one', () => {
  const sources = globSync('src/**/*.{ts,tsx}', { cwd: root }).map(read).join('\n')
  const named = [...sources.matchAll(/\$\{docsUrl\}\/([\w/-]+\.md)(?:#([\w-]+))?/g)]
  expect(named.length).toBeGreaterThan(3)
  for (const [, page = '', anchor] of named) {
    const anchors = anchorsOf(read(`docs/${page}`))
    if (anchor !== undefined) expect(anchors, page).toContain(anchor)
  }
})

it('is a placeholder in no other place of the sources', () => {
  const holders = globSync('{src,examples/*}/**/*.{ts,tsx}', {
    cwd: root,
    exclude: ['**/node_modules/**', '**/dist/**'],
  }).filter((file) => read(file).includes(repository))
  expect(holders).toEqual(['src/contract/docsUrl.ts'])
})
