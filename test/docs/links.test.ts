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

it.each(pages)('%s links to files and headings that exist', (page) => {
  const links = [...withoutCode(textOf(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to)
  for (const link of links.filter((to) => !/^[a-z]+:/.test(to))) {
    const [path = '', anchor] = link.split('#')
    const file = path === '' ? page : relative(root, resolve(root, dirname(page), path))
    expect(existsSync(join(root, file)), link).toBe(true)
    if (anchor !== undefined) expect(anchorsOf(textOf(file)), link).toContain(anchor)
  }
})
