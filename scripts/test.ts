import { delimiter, join } from 'node:path'
import { parseArgs } from 'node:util'
import { findBrowser } from './findBrowser.ts'
import { cleanTreeGate, builtGates, sourceGates } from './gates.ts'
import { runGates } from './runGates.ts'
import { runVitest } from './runVitest.ts'
import { sum, summaryLine, type Counts } from './summary.ts'

const usage = `npm test -- [--clean-tree] [NAME...]

Runs every gate and every test project, or the named ones.
  --clean-tree  fails when the run left changes in the work tree
  gates         ${[...sourceGates, ...builtGates].map(({ name }) => name).join(', ')}
  projects      the names in vitest.config.ts`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'clean-tree': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
})
const root = join(import.meta.dirname, '..')
process.chdir(root)
process.env['PATH'] = join(root, 'node_modules', '.bin') + delimiter + process.env['PATH']

if (values.help) console.log(usage)
else await runAll(new Set(positionals), values['clean-tree'] ?? false)

async function runAll(names: Set<string>, cleanTree: boolean) {
  const isWanted = ({ name }: { name: string }) => names.size === 0 || names.has(name)
  const gates = [...sourceGates, ...builtGates]
  const projects = [...names].filter((name) => !gates.some((gate) => gate.name === name))

  const results: Counts[] = []
  results.push(await runGates(sourceGates.filter(isWanted)))
  results.push(await runGates(builtGates.filter(isWanted)))
  if (names.size === 0 || projects.length > 0) results.push(await runTests(projects))
  if (cleanTree) results.push(await runGates([cleanTreeGate]))

  const total = sum(results)
  console.log(`\n${summaryLine(total)}`)
  process.exitCode = total.failed > 0 ? 1 : 0
}

async function runTests(projects: string[]): Promise<Counts> {
  const browser = await findBrowser().then(
    ({ name }) => name,
    // Vitest stops at the same error, and prints it.
    () => 'none',
  )
  console.log(`\n── tests, in this browser: ${browser}`)
  const { complaints, ...counts } = await runVitest(projects)
  for (const complaint of complaints) console.error(`FAILED: ${complaint}`)
  return counts
}
