import { globSync } from 'node:fs'
import { join, parse } from 'node:path'
import type { Bench, Finding } from './Finding.ts'

const own = ['run', 'Finding']
const names = globSync('*.ts', { cwd: import.meta.dirname })
  .map((file) => parse(file).name)
  .filter((name) => !own.includes(name))
  .toSorted()

const usage = `npm run bench -- [NAME...]

Measures what must not get slow, and prints a line for each figure: what it is, what it came to, the
bar, and whether it holds. Fails when one does not.
  names  ${names.join(', ')} (default all)`

async function runAll(chosen: readonly string[]) {
  for (const name of chosen) {
    const { bench }: { bench: Bench } = await import(join(import.meta.dirname, `${name}.ts`))
    for (const finding of await bench()) {
      console.log(`${name}: ${lineOf(finding)}`)
      if (!finding.passed) process.exitCode = 1
    }
  }
}

const lineOf = ({ name, figure, bar, passed }: Finding) =>
  `${name}: ${figure}, at most ${bar}: ${passed ? 'passed' : 'FAILED'}`

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !names.includes(name))
if (wanted.includes('--help')) console.log(usage)
else if (unknown.length > 0) {
  console.error(`No such bench: ${unknown.join(', ')}.\n\n${usage}`)
  process.exitCode = 2
} else await runAll(names.filter((name) => wanted.length === 0 || wanted.includes(name)))
