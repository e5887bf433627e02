import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { docsUrl } from '../../../src/contract/docsUrl.ts'

/** Where the address of the repository stands, besides the one place that says what it is. */
const files = [
  'package.json',
  'registry.json',
  'openapi.yaml',
  'docs/any-backend.md',
  'examples/python/billing_portal/answers.py',
]

/** Returns the files that name the repository, with its address as `docsUrl` has it. */
export function withAddress(root: string): Record<string, string> {
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  const { homepage }: { homepage: string } = JSON.parse(read('package.json'))
  const before = repositoryOf(homepage)
  const now = repositoryOf(docsUrl)
  return Object.fromEntries(files.map((path) => [path, read(path).replaceAll(before, now)]))
}

/** The address of the repository, without a page or a file of it. */
export const repositoryOf = (url: string) => url.replace(/(#|\/(-\/)?blob\/).*$/, '')
