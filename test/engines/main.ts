import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startVitest, type TestCase } from 'vitest/node'
import { summaryLine, type Counts } from '../../scripts/summary.ts'
import { engines, type Engine } from './drivers/Driver.ts'
import { markdownTable, type Cell } from './table.ts'

const usage = `npm run test:engines -- [--require-all] [--write] [NAME...]

Runs the scenarios in Chromium, Firefox and WebKitGTK, and prints a table of them.
  NAME           chromium, firefox, webkit or variants; or words of a heading or a
                 scenario, such as newTab
  --require-all  a browser that is not installed is a failure, and not skipped
  --write        keeps the table in docs/browsers.md`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'require-all': { type: 'boolean' },
    write: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
})
const files = ['chromium', 'firefox', 'webkit', 'variants']
const page = join(import.meta.dirname, '../../docs/browsers.md')

if (values.help) console.log(usage)
else await run()

async function run() {
  if (values['require-all']) process.env['REQUIRE_ENGINES'] = '1'
  const wanted = positionals.filter((name) => files.includes(name))
  const words = positionals.filter((name) => !files.includes(name))
  const pattern = words.map((word) => word.replace(/([a-z])([A-Z])/g, '$1 $2')).join('|')
  const vitest = await startVitest('test', wanted, {
    config: join(import.meta.dirname, 'vitest.config.ts'),
    watch: false,
    ...(pattern && { testNamePattern: new RegExp(pattern, 'i') }),
  })
  const modules = vitest.state.getTestModules()
  const tests = modules.flatMap(({ children }) => [...children.allTests()])
  const cells = tests.filter(isWanted).flatMap(cellOf)
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 }
  for (const test of tests.filter(isWanted)) counts[stateOf(test)] += 1

  const table = markdownTable(cells)
  console.log(`\n${table}`)
  for (const test of tests) {
    if (test.diagnostic()?.retryCount) console.log(`PLAYED AGAIN: ${test.fullName}`)
  }
  for (const complaint of [
    ...modules
      .filter(({ children }) => children.size === 0)
      .map(({ moduleId }) => `${moduleId} did not load`),
    ...vitest.state.getUnhandledErrors().map(String),
    ...(tests.some(isWanted) ? [] : ['No scenario has this name']),
    ...(positionals.length === 0 ? await keep(table, cells) : []),
  ]) {
    console.error(`FAILED: ${complaint}`)
    counts.failed += 1
  }
  await vitest.close()
  console.log(summaryLine(counts))
  process.exitCode = counts.failed > 0 ? 1 : 0
}

/** What a name on the command line left out is in no table and no count. */
function isWanted(test: TestCase): boolean {
  const result = test.result()
  return result.state !== 'skipped' || result.note !== undefined
}

function stateOf(test: TestCase): Cell['state'] {
  const { state } = test.result()
  // One that never ended has not passed.
  return state === 'pending' ? 'failed' : state
}

function cellOf(test: TestCase): Cell[] {
  const [engine, group] = test.fullName.split(' > ')
  if (!engines.includes(engine as Engine) || !group) return []
  const result = test.result()
  const note = result.state === 'skipped' ? result.note : undefined
  return [{ engine: engine as Engine, group, scenario: test.name, state: stateOf(test), note }]
}

/** Compares a whole run with the table in the documentation, or writes it there. */
async function keep(table: string, cells: readonly Cell[]): Promise<string[]> {
  const ran = (engine: Engine) =>
    cells.some((cell) => cell.engine === engine && cell.state === 'passed')
  if (!engines.every(ran)) return values.write ? ['A table needs all three engines'] : []
  const text = await readFile(page, 'utf8')
  const fresh = text.replace(/(<!-- table -->\n)[^]*?(?=<!-- end -->)/, `$1\n${table}\n`)
  if (values.write) await writeFile(page, fresh)
  else if (fresh !== text) return ['docs/browsers.md has another table: run this with --write']
  return []
}
