import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const page = resolve(root, 'docs/styling.md')
const text = readFileSync(page, 'utf8')
const stylesheet = readFileSync(resolve(root, 'src/styles.css'), 'utf8')

const namesIn = (words: string) => new Set(words.match(/--billing-portal-[a-z-]*[a-z]/g))

describe('the page on styling', () => {
  it('has every variable of the stylesheet, and no other', () => {
    const used = stylesheet.matchAll(/var\(\s*(--billing-portal-[a-z-]+)/g)
    const documented = [...text.matchAll(/^\| `(--billing-portal-[a-z-]+)`/gm)]
    expect(documented.map(([, name]) => name).toSorted()).toEqual(
      [...new Set([...used].map(([, name]) => name))].toSorted(),
    )
  })

  it('names only hooks that the stylesheet knows', () => {
    for (const name of namesIn(text)) expect(stylesheet).toContain(name)
    for (const [hook] of text.matchAll(/data-billing-portal[a-z-]*/g)) {
      expect(stylesheet).toContain(`[${hook}]`)
    }
  })
})
