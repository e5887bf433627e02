import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { faultsOfProblem } from '../../src/check/schema/problem.ts'
import { isRouteCode, statusesOf } from '../../src/check/clauses/judge.ts'
import { errorTable } from '../../src/contract/errorTable.ts'
import { snippetsOf } from './snippetsOf.ts'

const root = join(import.meta.dirname, '../..')
const file = join(root, 'docs/any-backend.md')
const page = readFileSync(file, 'utf8')
const snippets = snippetsOf(file)
const codeIn = (language: string) =>
  snippets.filter((snippet) => snippet.language === language).map(({ code }) => code)

const headers = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  Vary: 'Origin, Cookie',
}

const sketches = [
  { language: 'ruby', name: 'Ruby' },
  { language: 'php', name: 'PHP' },
  { language: 'go', name: 'Go' },
]

describe('the page for every backend', () => {
  it('has every code with its statuses, in the order of the table', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` +\| ([\d, ]+)\|/gm)].map(([, code, statuses]) => [
      code,
      statuses?.split(',').map(Number),
    ])
    const codes = Object.keys(errorTable).filter(isRouteCode)
    expect(rows).toEqual(codes.map((code) => [code, statusesOf(code)]))
  })

  it('has a problem document as openapi.yaml describes it', () => {
    const [problem = ''] = codeIn('json')
    expect(faultsOfProblem(JSON.parse(problem), 429)).toEqual([])
  })

  it('has the headers of every answer', () => {
    const lines = Object.entries(headers).map((header) => header.join(': '))
    expect(codeIn('http')).toEqual([`${lines.join('\n')}\n`])
  })

  it("has the example's own Python", () => {
    const sources = globSync('examples/python/*.py', { cwd: root }).map((path) =>
      readFileSync(join(root, path), 'utf8'),
    )
    const [code = ''] = codeIn('python')
    expect(code).not.toBe('')
    expect(sources.some((source) => source.includes(code))).toBe(true)
  })

  it.each(sketches)(
    'calls its $name a sketch, and lets it follow the order',
    ({ language, name }) => {
      expect(page).toContain(`## ${name}: a sketch\n\n**A sketch: nobody has run it.**`)
      const [code = ''] = codeIn(language)
      for (const [header, value] of Object.entries(headers)) {
        expect(code).toContain(header)
        expect(code).toContain(value)
      }
      const steps = [
        '405.*method_not_allowed',
        '403.*cross_site_request',
        '401.*unauthenticated',
        '400.*invalid_return_url',
        '429.*rate_limited',
      ]
      const places = steps.map((step) => code.search(new RegExp(`refuse.*${step}`)))
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      expect(Math.min(...places)).toBeGreaterThan(0)
    },
  )

  it.each(['README.md', 'docs/check.md', 'docs/hosts/python.md'])('is linked from %s', (from) => {
    expect(readFileSync(join(root, from), 'utf8')).toMatch(/\]\((docs\/|\.\.\/)?any-backend\.md\)/)
  })
})
