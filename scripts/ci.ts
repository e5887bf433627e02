// Everything that must hold for a change to land, once `.ci/run` has installed what it needs.
import { delimiter, join } from 'node:path'
import { preferHeadlessShell } from './preferHeadlessShell.ts'
import { runSuite } from './runSuite.ts'
import { sum, summaryLine, type Counts } from './summary.ts'

const suites = [
  'npm test --silent -- --clean-tree',
  'npm run --silent test:engines -- --require-all',
  // The build that the tests have judged.
  'npm run --silent test:hosts -- --built',
  'npm run --silent soak -- --seconds 60',
]

const root = join(import.meta.dirname, '..')
process.chdir(root)
process.env['PATH'] = join(root, 'node_modules', '.bin') + delimiter + process.env['PATH']
// The engines look for whole browsers by themselves.
await preferHeadlessShell()

const results: Counts[] = []
for (const suite of suites) results.push(await runSuite(suite))
const total = sum(results)
console.log(`\n${summaryLine(total)}`)
process.exitCode = total.failed > 0 ? 1 : 0
