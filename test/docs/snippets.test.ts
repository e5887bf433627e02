import { globSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { snippetsOf } from './snippetsOf.ts'
import { typeErrors } from './typeErrors.ts'

const root = resolve(import.meta.dirname, '../..')
// The code of a host's page is compiled and run in its example, that of a named file where it is kept.
const pages = ['README.md', ...globSync('docs/*.md', { cwd: root }).toSorted()]
const skills = globSync('skills/*/SKILL.md', { cwd: root }).toSorted()
const met = new Set<string>()
const snippetsByPage = [...pages, ...skills].map((page) => {
  const snippets = snippetsOf(join(root, page)).filter(
    ({ language, code }) =>
      /^tsx?$/.test(language) && !/^\/\/ \S+\.tsx?\n/.test(code) && !met.has(code),
  )
  // What a skill has from the docs was compiled there.
  for (const { code } of snippets) met.add(code)
  return { page, snippets }
})

describe.each(snippetsByPage.filter(({ snippets }) => snippets.length > 0))(
  '$page',
  ({ snippets }) => {
    it.each(snippets)('has code that compiles, at line $line', ({ code }) => {
      expect(typeErrors(code)).toEqual([])
    })
  },
)

it('is told of code that does not compile', () => {
  const wrong = `import { BillingPortalButton } from '@marginfront/react'
    export const x = <BillingPortalButton endpoint={42} />`
  expect(typeErrors(wrong).join()).toContain("Type 'number' is not assignable to type 'string'")
})
