import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const pages = [
  ...globSync(['*.md', 'docs/**/*.md'], { cwd: root }),
  'examples/demo/README.md',
].toSorted()

const textOf = (page: string) => readFileSync(join(root, page), 'utf8')
const withoutCode = (text: string) => text.replaceAll(/^```[^]*?^```/gm, '')

/** The anchors of a page, as GitHub makes them of its headings, and those written by hand. */
function anchorsOf(page: string): string[] {
  const text = withoutCode(textOf(page))
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
  return [...headings, ...[...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id = '']) => id)]
}

it.each(pages)('%s links to files and headings that exist', (page) => {
  const links = [...withoutCode(textOf(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to)
  for (const link of links.filter((to) => !/^[a-z]+:/.test(to))) {
    const [path = '', anchor] = link.split('#')
    const file = path === '' ? page : relative(root, resolve(root, dirname(page), path))
    expect(existsSync(join(root, file)), link).toBe(true)
    if (anchor !== undefined) expect(anchorsOf(file), link).toContain(anchor)
  }
})
