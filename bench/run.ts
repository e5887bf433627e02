import { parseArgs } from 'node:util'
import { type Part, parts } from './parts.ts'
import { describeMachine } from './support/describeMachine.ts'
import { writePage } from './support/writePage.ts'
import { linesOf, verdictOf } from './verdict.ts'

const usage = `npm run bench -- [PART...] [--no-write]

Measures what must not get slow or large, and prints a line for each figure: what it came to, where
the middle half of the runs lie, the bar, and whether it holds. Writes them into docs/performance.md,
and exits with 1 when a bar is missed. Build first: what is measured is the built package.

${parts.map(({ name, measures }) => `  ${name.padEnd(11)} ${measures}`).join('\n')}

Without a PART, all of them but ${parts
  .filter(({ isAlone }) => isAlone)
  .map(({ name }) => name)
  .join(', ')}. A part that is named installs what it needs.
  --no-write  leave docs/performance.md as it is`

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean' }, 'no-write': { type: 'boolean' } },
  })
  if (values.help) {
    console.log(usage)
    return 0
  }
  const unknown = positionals.filter((wanted) => !parts.some(({ name }) => name === wanted))
  if (unknown.length > 0) {
    console.error(`There is no part ${unknown.join(', ')}.\n\n${usage}`)
    return 2
  }
  const isNamed = ({ name }: Part) => positionals.includes(name)
  const chosen = parts.filter(positionals.length > 0 ? isNamed : ({ isAlone }) => !isAlone)

  // As it is deployed: in development, routes and React say more.
  process.env['NODE_ENV'] ??= 'production'
  let missed = 0
  const machine = await describeMachine()
  console.log(machine)
  for (const part of chosen) {
    const { bench } = await part.load()
    const findings = await bench({ byName: isNamed(part) })
    for (const finding of findings) {
      for (const line of linesOf(part.name, finding)) console.log(line)
      if (verdictOf(finding) === 'misses') missed += 1
    }
    if (!values['no-write']) await writePage(part.name, findings, machine)
  }
  const minutes = `${(performance.now() / 60_000).toFixed(1)} minutes`
  console.log(
    missed === 0
      ? `Every bar holds, after ${minutes}.`
      : `${missed} of the bars are missed, after ${minutes}.`,
  )
  return missed === 0 ? 0 : 1
}

process.exitCode = await main()
