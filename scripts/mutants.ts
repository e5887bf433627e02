import { rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { delimiter, join } from 'node:path'
import { copyRepository } from './mutants/copyRepository.ts'
import { mutants, type Mutant } from './mutants/list.ts'
import { judge, tryMutant, type Verdict } from './mutants/tryMutant.ts'

const usage = `npm run mutants -- [TEXT]

Takes one defence after another away, in a copy of the repository, and sees whether a test notices.
Fails when fewer than 95% are noticed. TEXT narrows them down by file or defence.`

const leastShare = 0.95
const root = join(import.meta.dirname, '..')
process.env['PATH'] = join(root, 'node_modules', '.bin') + delimiter + process.env['PATH']

const [wanted = ''] = process.argv.slice(2)
if (['-h', '--help'].includes(wanted)) console.log(usage)
else await tryAll(mutants.filter(({ file, defence }) => `${file} ${defence}`.includes(wanted)))

async function tryAll(chosen: readonly Mutant[]) {
  const began = performance.now()
  const copies: string[] = []
  try {
    const workers = Math.min(4, Math.max(1, availableParallelism()))
    for (let worker = 0; worker < workers; worker += 1) copies.push(await copyRepository(root))
    const [first = ''] = copies
    const tests = [...new Set(chosen.flatMap((mutant) => mutant.tests))]
    if ((await judge(first, tests)) !== 'survived') {
      throw new Error('The tests fail without any mutant, or there are none: npm test tells more.')
    }
    const verdicts = await tryEach(chosen, copies)
    report(chosen, verdicts, (performance.now() - began) / 1000)
  } finally {
    await Promise.all(copies.map((copy) => rm(copy, { recursive: true, force: true })))
  }
}

async function tryEach(chosen: readonly Mutant[], copies: readonly string[]) {
  const verdicts = new Map<Mutant, Verdict>()
  const waiting = [...chosen]
  async function work(copy: string) {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const verdict = await tryMutant(copy, mutant)
      verdicts.set(mutant, verdict)
      console.log(`${verdict.padEnd(9)} ${mutant.threat}: ${mutant.defence} (${mutant.file})`)
    }
  }
  await Promise.all(copies.map(work))
  return verdicts
}

function report(
  chosen: readonly Mutant[],
  verdicts: ReadonlyMap<Mutant, Verdict>,
  seconds: number,
) {
  const those = (verdict: Verdict) => chosen.filter((mutant) => verdicts.get(mutant) === verdict)
  const [killed, survived, stale, unclear] = (
    ['killed', 'survived', 'stale', 'unclear'] as const
  ).map(those)
  const share = (killed?.length ?? 0) / chosen.length

  for (const { defence, survives = 'No test notices.' } of survived ?? []) {
    console.log(`\nsurvived: ${defence}\n  ${survives}`)
  }
  for (const { file, text } of stale ?? []) {
    console.error(`\nSTALE: this does not stand exactly once in src/${file}: ${text}`)
  }
  const broken = (stale?.length ?? 0) + (unclear?.length ?? 0)
  console.log(
    `\n${killed?.length ?? 0} of ${chosen.length} mutants killed (${(share * 100).toFixed(1)}%), ` +
      `${survived?.length ?? 0} survived, ${broken} could not be tried, in ${seconds.toFixed(0)} s`,
  )
  process.exitCode = share >= leastShare && broken === 0 ? 0 : 1
}
