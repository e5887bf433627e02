import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { findBrowser } from '../../scripts/findBrowser.ts'
import { preferHeadlessShell } from '../../scripts/preferHeadlessShell.ts'
import { summaryLine } from '../../scripts/summary.ts'
import { packPackage } from '../package/packPackage.ts'
import type { Host } from './Host.ts'
import { runCommand } from './runCommand.ts'
import { runHost, type HostReport } from './runHost.ts'
import { countsOf, table, troubles } from './table.ts'

const usage = `npm run test:hosts -- [--built] [NAME...]

Tries the package in the app of every host, or of the named ones.
  --built  takes dist/ as it is, in place of building the package first`

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { built: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
})
if (values.help) {
  console.log(usage)
  process.exit()
}

// Builds take both cores of a small machine, and most of the rest is waiting.
const atOnce = 2

// What takes minutes begins first, or the other core has nothing to do at the end.
const long = ['astro', 'next-app', 'next-pages', 'react-router', 'tanstack-start']

const rows = join(import.meta.dirname, 'rows')
const names = readdirSync(rows)
  .map((file) => parse(file).name)
  .sort()
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`No such host: ${unknown.join(', ')}. There are: ${names.join(', ')}.`)
  process.exit(2)
}

// Ending by `exit` ends the apps too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

if (!values.built) await runCommand('npm run build', { cwd: join(import.meta.dirname, '../..') })
const scratch = await mkdtemp(join(tmpdir(), 'marginfront-react-hosts-'))
const { folder: library } = await packPackage(scratch)
await preferHeadlessShell()
const { executablePath, args } = await findBrowser()
const browser = await chromium.launch({ executablePath, args })

const chosen = names.filter((name) => wanted.length === 0 || wanted.includes(name))
const waiting = [...chosen].sort((a, b) => Number(long.includes(b)) - Number(long.includes(a)))
const reports = new Map<string, HostReport>()
async function work() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const { host }: { host: Host } = await import(join(rows, `${name}.ts`))
    const report = await runHost(name, host, { library, browser })
    reports.set(name, report)
    console.log(`${name}: ${summaryLine(countsOf([report]))} (${report.seconds} s)`)
  }
}
await Promise.all(Array.from({ length: atOnce }, work))
await browser.close()
await rm(scratch, { recursive: true, force: true })

const inOrder = chosen.flatMap((name) => reports.get(name) ?? [])
const total = countsOf(inOrder)
console.log(`\n${table(inOrder)}\n`)
if (troubles(inOrder)) console.log(`${troubles(inOrder)}\n`)
console.log(summaryLine(total))
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
