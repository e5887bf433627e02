import { type Part, parts } from './parts.ts'
import { describeMachine } from './support/describeMachine.ts'
import { writePage } from './support/writePage.ts'
import { linesOf, verdictOf } from './verdict.ts'

const asked = parts.filter(({ isAlone }) => isAlone).map(({ name }) => name)
const list = parts.map(({ name, measures }) => `  ${name.padEnd(11)} ${measures}`)

const usage = `npm run bench -- [PART...] [--no-write]

Measures what must not get slow or large, and prints a line for each figure: what it came to, where
the middle half of the runs lie, the bar, and whether it holds. Writes them into docs/performance.md,
and exits with 1 when a bar is missed. Build first: what is measured is the built package.

${list.join('\n')}

Without a PART, all of them but ${asked.join(', ')}. A part that is named installs what it needs.
  --no-write  leave docs/performance.md as it is`

async function main(words: readonly string[]): Promise<number> {
  const known = ['--help', '--no-write', ...parts.map(({ name }) => name)]
  const unknown = words.filter((word) => !known.includes(word))
  if (unknown.length > 0) {
    console.error(`There is no ${unknown.join(', no ')}.\n\n${usage}`)
    return 2
  }
  if (words.includes('--help')) {
    console.log(usage)
    return 0
  }
  const names = words.filter((word) => !word.startsWith('--'))
  return runParts(names, !words.includes('--no-write'))
}

async function runParts(names: readonly string[], mayWrite: boolean): Promise<number> {
  // As it is deployed: in development, routes and React say more.
  process.env['NODE_ENV'] ??= 'production'
  const isNamed = ({ name }: Part) => names.includes(name)
  const machine = await describeMachine()
  console.log(machine)
  let [missed, broken] = [0, 0]
  for (const part of parts.filter(names.length > 0 ? isNamed : ({ isAlone }) => !isAlone)) {
    try {
      const { bench } = await part.load()
      const findings = await bench({ byName: isNamed(part) })
      for (const line of findings.flatMap((finding) => linesOf(part.name, finding)))
        console.log(line)
      missed += findings.filter((finding) => verdictOf(finding) === 'misses').length
      if (mayWrite) await writePage(part.name, findings, machine)
    } catch (error) {
      // The others are worth their figures all the same.
      broken += 1
      console.error(`${part.name}: broke before it had measured all:`, error)
    }
  }
  const minutes = (performance.now() / 60_000).toFixed(1)
  console.log(`${missed} bars missed, ${broken} parts broken, ${minutes} minutes`)
  return missed + broken === 0 ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))
