import { createBench } from './bench/createBench.ts'
import { createIdentity } from './bench/Identity.ts'
import type { CheckOptions } from './CheckOptions.ts'
import { inProcess } from './exchange/inProcess.ts'
import { overHttp } from './exchange/overHttp.ts'
import { secretsOf } from './exchange/secretsOf.ts'
import type { CheckReport, ClauseReport } from './report/CheckReport.ts'
import { createRedact } from './report/redact.ts'
import { toClauseReport } from './report/toClauseReport.ts'
import { judge } from './run/judge.ts'
import { customerIdOf, openMarginFront } from './run/openMarginFront.ts'
import { readOptions } from './run/readOptions.ts'
import { waitForRoute } from './run/waitForRoute.ts'
import { applyWaivers, failsRun } from './waivers/applyWaivers.ts'

/**
 * Holds a portal route, in any language, to the contract in `openapi.yaml`: sends it about a
 * hundred right and wrong requests against an emulated MarginFront, and says what it does wrong and
 * how to fix it.
 *
 * @throws {CheckError} when the check cannot run, which says nothing of the route
 *
 * @example
 * const { passed, clauses } = await checkPortalRoute({
 *   url: 'http://localhost:3000/api/billing-portal',
 *   signedIn: { headers: { cookie: 'session=...' }, customer: { customerExternalId: 'acme-001' } },
 *   signedInOther: { headers: { cookie: 'session=...' } },
 * })
 */
export async function checkPortalRoute(options: CheckOptions): Promise<CheckReport> {
  const { signedIn, signedInOther, signedOut, ...settings } = readOptions(options)
  const { url, app, timeout, without, strict, tell } = settings
  const carry = options.fetch ? inProcess(options.fetch) : overHttp
  const marginFront = await openMarginFront({ ...settings, signedIn, signedInOther })
  try {
    if (!options.fetch) await waitForRoute({ ...settings, carry })
    const customerId = await customerIdOf(marginFront, signedIn)
    const otherId = signedInOther && (await customerIdOf(marginFront, signedInOther))
    const bench = await createBench({
      url,
      app,
      timeout,
      carry,
      marginFront,
      customer: createIdentity('the first sign-in', signedIn, customerId),
      other: signedInOther && createIdentity('the other sign-in', signedInOther, otherId),
      nobody: createIdentity('nobody', signedOut ?? { headers: {} }),
      hasForm: !without.includes('form'),
      tell,
    })

    const people = [bench.customer, bench.other, bench.nobody].filter((one) => one !== undefined)
    const redact = createRedact(
      [...marginFront.secretKeys, ...people.flatMap(({ headers }) => secretsOf(headers))],
      people.flatMap(({ customerName = [] }) => customerName),
    )
    const judged: ClauseReport[] = []
    for (const clause of settings.chosen) {
      const report = toClauseReport(clause, await judge(clause, bench, without), redact)
      tell(`${report.status.padEnd(14)} ${report.id}`)
      judged.push(report)
    }
    const today = new Date().toISOString().slice(0, 10)
    const clauses = applyWaivers(judged, settings.waivers, today)
    return { passed: !clauses.some((clause) => failsRun(clause, strict)), clauses }
  } finally {
    await marginFront.close()
  }
}
