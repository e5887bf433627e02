import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { backChecks } from './backChecks.ts'
import { checkAll, type Checks, type Result } from './check.ts'
import { deskChecks } from './deskChecks.ts'
import { environmentOf } from './environmentOf.ts'
import { developmentChecks, frontChecks } from './frontChecks.ts'
import type { Host, RunningApp } from './Host.ts'
import { installApp } from './installApp.ts'
import { startMarginFront } from './startMarginFront.ts'
import { buildChecks, ownTests, typeChecks } from './toolChecks.ts'
import { versionsOf } from './versionsOf.ts'
import { whileRunning } from './whileRunning.ts'

/** The columns of the table. */
export const columns = ['build', 'types', 'back', 'front'] as const
type Column = (typeof columns)[number]

/** What became of one host; a cell without results is one that does not apply. */
export interface HostReport {
  title: string
  versions: string
  cells: Record<Column, Result[]>
  seconds: number
}

/** What all hosts are tried with. */
interface Tools {
  /** The folder of the unpacked package. */
  library: string
  browser: Browser
}

/** Tries one host: its build, its types, its backend over HTTP and its pages in a browser. */
export async function runHost(name: string, host: Host, tools: Tools): Promise<HostReport> {
  const began = performance.now()
  const cells: HostReport['cells'] = { build: [], types: [], back: [], front: [] }
  const report = { title: host.title, versions: '', cells, seconds: 0 }
  const missing = await host.missing?.()
  if (missing !== undefined) {
    cells.back.push({ title: 'can be tried here', status: 'skipped', reason: missing })
    return report
  }

  const marginFront = await startMarginFront()
  const reset = () => marginFront.emulator.reset()
  let app: string | undefined
  try {
    app = await installApp(name, host, tools.library)
    const installed = { host, app, marginFront, env: environmentOf(app, marginFront) }
    report.versions = await versionsOf(installed)

    cells.build.push(...(await checkAll(buildChecks(host), installed)))
    cells.types.push(...(await checkAll(typeChecks(host), installed)))
    cells.front.push(...(await checkAll(ownTests(host), installed)))
    if (host.start === undefined) return report
    await whileRunning(host.start, installed, async (origin, running) => {
      const subject = { ...installed, ...tools, origin, apiOrigin: running.apiOrigin ?? origin }
      cells.back.push(...(await checkAll(backChecks, subject, reset)))
      if (host.hasDesk) cells.back.push(...(await checkAll(deskChecks, subject, reset)))
      if (host.front) {
        const checks = { ...frontChecks, ...host.front.checks }
        cells.front.push(...(await checkAll(checks, subject, reset)))
      }
      cells.back.push(...(await checkAll(quietChecks, running)))
    })
    if (host.dev !== undefined) {
      await whileRunning(host.dev, installed, async (origin) => {
        const subject = { ...installed, ...tools, origin, apiOrigin: origin }
        cells.front.push(...(await checkAll(developmentChecks, subject, reset)))
      })
    }
  } catch (error) {
    cells.build.push({ title: 'runs', status: 'failed', reason: String(error) })
  } finally {
    await marginFront.close()
    if (app !== undefined) await rm(app, { recursive: true, force: true, maxRetries: 5 })
    report.seconds = Math.round((performance.now() - began) / 1000)
  }
  return report
}

const quietChecks: Checks<RunningApp> = {
  'asks no other machine than MarginFront': async ({ printed }) => {
    assert.doesNotMatch(printed(), /OUTSIDE REQUEST/)
  },
}
