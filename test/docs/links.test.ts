import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { anchorsOf, withoutCode } from './anchorsOf.ts'

const root = resolve(import.meta.dirname, '../..')
const pages = [
  ...globSync(['*.md', 'llms.txt', '{docs,skills}/**/*.md'], { cwd: root }),
  'examples/demo/README.md',
].toSorted()

const textOf = (page: string) => readFileSync(join(root, page), 'utf8')

const linksOf = (page: string) =>
  [...withoutCode(textOf(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to)

const onGitHub = 'https://github.com/your-org/marginfront-react/'

it.each(pages)('%s links to files and headings that exist', (page) => {
  for (const link of linksOf(page).filter((to) => !/^[a-z]+:/.test(to))) {
    const [path = '', anchor] = link.split('#')
    const file = path === '' ? page : relative(root, resolve(root, dirname(page), path))
    expect(existsSync(join(root, file)), link).toBe(true)
    if (anchor !== undefined) expect(anchorsOf(textOf(file)), link).toContain(anchor)
  }
})

// People read them in node_modules too, where nothing else of the repository is.
it.each(pages.filter((page) => /^(README\.md|llms\.txt|docs\/|skills\/)/.test(page)))(
  '%s links to what is not in the package by its address',
  (page) => {
    const files = linksOf(page)
      .filter((to) => !/^([a-z]+:|#)/.test(to))
      .map((to) => relative(root, resolve(root, dirname(page), to.split('#')[0] ?? '')))
    expect(files.filter((file) => !inPackage.test(file))).toEqual([])
  },
)

const inPackage =
  /^((docs|skills|src)(\/|$)|(README|CHANGELOG|THIRD-PARTY-LICENSES)\.md$|LICENSE$|openapi\.yaml$|llms\.txt$|check-report\.schema\.json$)/

it('every address in the repository is that of something in it', () => {
  const paths = pages
    .flatMap(linksOf)
    .filter((to) => to.startsWith(onGitHub))
    .flatMap((to) => /^(?:blob|tree)\/main\/([^#]+)/.exec(to.slice(onGitHub.length))?.[1] ?? [])
  expect(paths.length).toBeGreaterThan(20)
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
})
