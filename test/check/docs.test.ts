import { parseYaml } from '@redocly/openapi-core'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clauses } from '../../src/check/clauses/index.ts'
import { checkClauses, type CheckOptions, checkPortalRoute } from '../../src/check/index.ts'
import { headOf } from '../../src/check/report/toClauseReport.ts'
import { readWaivers } from '../../src/check/waivers/readWaivers.ts'
import { readCheckFlags } from '../../src/cli/checkCommand/readCheckFlags.ts'
import { createEmulator } from '../../src/emulator/index.ts'
import { createPortalRoute, MarginFrontClient } from '../../src/server/index.ts'
import { snippetsOf } from '../docs/snippetsOf.ts'
import { readOpenApi } from '../server/support/openApiContract.ts'

const file = join(import.meta.dirname, '../../docs/check.md')
const page = readFileSync(file, 'utf8')

/** The anchor that GitHub gives a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

const sections = page
  .split(/^### /m)
  .slice(1)
  .map((section) => {
    const [heading = '', ...lines] = section.split('\n')
    const text = lines.join(' ').replaceAll('\\*', '*').replaceAll('&lt;', '<').replace(/\s+/g, ' ')
    return { heading, anchor: anchorOf(heading), text: text.trim() }
  })

describe('docs/check.md', () => {
  it.each(clauses)(
    'has the anchor of $id, with what it means, why, and how to fix it',
    (clause) => {
      const { id, level, title, fix } = clause
      const [, anchor] = headOf(clause).docs.split('#')
      const section = sections.find((one) => one.anchor === anchor)
      expect(section?.heading).toBe(id)
      const [meaning, advice] = [`**${level}.** ${title} `, ` How to fix it: ${fix}`]
      expect(section?.text.startsWith(meaning)).toBe(true)
      expect(section?.text.endsWith(advice)).toBe(true)
      expect(section?.text.slice(meaning.length, -advice.length)).toMatch(/^\S.+\.$/)
    },
  )

  it('has no tag in its sentences, which a reader would not see', () => {
    const sentences = page.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '')
    expect(sentences.match(/<.*/g)).toBe(null)
  })

  it('has no section of a clause that is not there', () => {
    expect(sections.map(({ heading }) => heading)).toEqual(checkClauses.map(({ id }) => id))
  })
})

describe('the code in docs/check.md', () => {
  const snippets = snippetsOf(file)
  const codeIn = (language: string) =>
    snippets.filter((snippet) => snippet.language === language).map(({ code }) => code)

  it('is of languages that are tried here', () => {
    expect(snippets.map(({ language }) => language)).toEqual(['sh', 'ts', 'yaml', 'json'])
  })

  it('finds what the page says that it finds', async () => {
    const [code = ''] = codeIn('ts')
    const logged: unknown[][] = []
    const names = ['createEmulator', 'createPortalRoute', 'MarginFrontClient', 'console']
    const AsyncFunction: FunctionConstructor = Object.getPrototypeOf(async () => {}).constructor
    const body = code.replace(/^import .*$/gm, '')
    // Few of the clauses, since the others take long and say nothing of the example.
    const chosen = ['link/given', 'customer/named-one-billed', 'customer/others-are-others']
    const check = (options: CheckOptions) => checkPortalRoute({ ...options, clauses: chosen })
    await new AsyncFunction(...names, 'checkPortalRoute', body)(
      createEmulator,
      createPortalRoute,
      MarginFrontClient,
      { log: (...args: unknown[]) => logged.push(args) },
      check,
    )
    expect(logged).toMatchObject([
      [
        false,
        [
          { id: 'link/given', status: 'passed' },
          { id: 'customer/named-one-billed', status: 'passed' },
          { id: 'customer/others-are-others', status: 'failed' },
        ],
      ],
    ])
  })

  it.each([...codeIn('sh'), ...codeIn('yaml').map(stepOf)])(
    'calls the command as it can be called',
    async (command) => {
      const words = command.replaceAll('\\\n', ' ').match(/'[^']*'|"[^"]*"|\S+/g) ?? []
      const [npx, name, subcommand, ...args] = words.map((word) => word.replace(/^['"]|['"]$/g, ''))
      expect([npx, name, subcommand]).toEqual(['npx', 'marginfront-portal', 'check'])
      expect(await readCheckFlags(args)).toMatchObject({
        options: {
          url: 'http://localhost:3000/api/billing-portal',
          signedIn: { customer: { customerExternalId: 'acme-001' } },
          signedInOther: { customer: { customerExternalId: 'globex-001' } },
        },
      })
    },
  )

  it('has waivers that are taken', () => {
    for (const code of codeIn('json')) expect(readWaivers(JSON.parse(code))).toHaveLength(1)
  })
})

/** The command of the step that checks, as YAML folds it. */
function stepOf(yaml: string): string {
  const [, step] = parseYaml(yaml) as { run: string }[]
  return step?.run ?? ''
}

it.each(checkClauses)('openapi.yaml has what $id refers to', ({ openapi }) => {
  const [, pointer = ''] = openapi.split('#/')
  const parts = pointer.split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  let found: unknown = readOpenApi()
  for (const part of parts)
    found =
      typeof found === 'object' && found && part in found ? Reflect.get(found, part) : undefined
  expect(found).toBeDefined()
})

it('no two clauses have the same id', () => {
  expect(new Set(checkClauses.map(({ id }) => id)).size).toBe(checkClauses.length)
})
