import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/security.md'), 'utf8')

const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| **'))
  .map((line) => {
    const [, threat = '', defence = '', shownBy = ''] = line.split('|').map((cell) => cell.trim())
    const named = [...shownBy.matchAll(/`(test\/[^`]+)` "([^"]+)"/g)]
    return {
      threat,
      defence,
      // Whatever stands there besides would be a name that nobody looks up.
      rest: shownBy.replace(/`(test\/[^`]+)` "([^"]+)"/g, '').replace(/[\s,]/g, ''),
      tests: named.map(([, file = '', title = '']) => ({ file, title })),
    }
  })

describe('the threat model', () => {
  it.each(rows)('names tests that exist: $threat', ({ defence, rest, tests }) => {
    expect(defence).not.toBe('')
    expect(rest).toBe('')
    expect(tests.length).toBeGreaterThan(0)
    for (const { file, title } of tests) expect(titlesIn(file), file).toContain(title)
  })
})

/** The names of the tests in a file that would run: neither skipped nor left to do. */
function titlesIn(file: string): string[] {
  const titles: string[] = []
  const visit = (node: ts.Node) => {
    const title = ts.isCallExpression(node) && runs(node.expression) ? node.arguments[0] : undefined
    if (title && ts.isStringLiteralLike(title)) titles.push(title.text)
    ts.forEachChild(node, visit)
  }
  const text = readFileSync(join(root, file), 'utf8')
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true))
  return titles
}

const runs = (callee: ts.Expression) => /^it(\.each\b|$)/.test(callee.getText())
