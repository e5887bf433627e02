import type { InstalledPackage } from '../../test/package/installPackage.ts'
import type { Measured } from '../Finding.ts'
import { differencesOf, median, moreOrLess, spreadOf } from '../support/statistics.ts'

const rounds = 7

/** What an app or a test has loaded before the entry, and whose time it is not. */
const peersOf: Readonly<Record<string, readonly string[]>> = {
  '.': ['react', '@tanstack/react-query'],
  './desk': ['react', '@tanstack/react-query'],
  './testing': ['react', '@tanstack/react-query'],
  './testing/msw': ['msw'],
  './testing/playwright': ['@playwright/test'],
}

/** What an entry may cost a process that serves people; what only tests and tools load is shown. */
const mostMilliseconds: Readonly<Record<string, number>> = {
  '.': 15,
  './server': 25,
  './server/node': 15,
}

/** Imports each entry in fresh processes, in turn with an empty module. */
export async function importInNode({ run, manifest }: InstalledPackage): Promise<Measured[]> {
  const entries = Object.keys(manifest.exports).filter((entry) => !/\.(css|json|yaml)$/.test(entry))
  const times = new Map(['empty', ...entries].map((entry) => [entry, [] as number[]]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [entry, measured] of times) measured.push(await timeOf(run, entry))
  }
  const empty = times.get('empty') ?? []
  return entries.map((entry) => {
    const differences = differencesOf(times.get(entry) ?? [], empty)
    const most = mostMilliseconds[entry]
    return {
      name: `import of \`@marginfront/react${entry.slice(1)}\` in a fresh Node`,
      figure: `${moreOrLess(median(differences), 1)} of processor time than an empty module`,
      spread: spreadOf(differences, 1, 'ms'),
      bar: most ? `at most ${most} ms` : undefined,
      passed: !most || median(differences) <= most,
    }
  })
}

/** Of the processor, so that what else the machine does is left out. */
async function timeOf(run: InstalledPackage['run'], entry: string): Promise<number> {
  const isEmpty = entry === 'empty'
  const what = isEmpty ? 'data:text/javascript,export {}' : `@marginfront/react${entry.slice(1)}`
  const code = `${(peersOf[entry] ?? []).map((peer) => `await import('${peer}')`).join('\n')}
    const start = process.cpuUsage()
    await import('${what}')
    const { user, system } = process.cpuUsage(start)
    console.log((user + system) / 1000)`
  return Number(await run(code))
}
