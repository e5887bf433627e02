import { describe, expect, it } from 'vitest'
import {
  checkClauses,
  type CheckOptions,
  checkPortalRoute,
  type CheckReport,
} from '../../src/check/index.ts'
import { answering, answerMutants } from './mutants/answers.ts'
import { answerMutants as answersByHand } from './mutants/byHand/answers.ts'
import { backgroundMutants } from './mutants/byHand/background.ts'
import { linkMutants as linksByHand } from './mutants/byHand/links.ts'
import { namingMutants } from './mutants/byHand/naming.ts'
import { pageMutants, rightPages } from './mutants/byHand/pages.ts'
import { requestMutants as requestsByHand } from './mutants/byHand/requests.ts'
import { rightRoutesByHand } from './mutants/byHand/rights.ts'
import { trustingMutants } from './mutants/byHand/trusting.ts'
import { createWorkshop, signIns } from './mutants/createWorkshop.ts'
import { linkMutants } from './mutants/links.ts'
import type { Mutant, Workshop } from './mutants/Mutant.ts'
import { requestMutants } from './mutants/requests.ts'
import { rightRoutes } from './mutants/rights.ts'

const byHand = [
  ...requestsByHand,
  ...linksByHand,
  ...answersByHand,
  ...trustingMutants,
  ...backgroundMutants,
  ...pageMutants,
  ...namingMutants,
]
const mutants = [...requestMutants, ...linkMutants, ...answerMutants, ...byHand]

// They wait for the end of a time, and hold for every route that leaves MarginFront's time alone.
const slow = ['upstream/silence-is-timeout', 'hang-up/link-revoked', 'hang-up/late-link-revoked']
const quick = checkClauses.map(({ id }) => id).filter((id) => !slow.includes(id))

function check(
  { build, waits }: Pick<Mutant, 'build' | 'waits'>,
  options: Partial<CheckOptions> = {},
): Promise<CheckReport> {
  // Long, so that a busy machine is not taken for a slow MarginFront, where no test waits for it.
  const workshop: Workshop = createWorkshop(waits ? { timeout: 1500 } : {})
  return checkPortalRoute({
    ...signIns,
    emulator: workshop.emulator,
    clauses: waits ? undefined : quick,
    timeout: waits ? 6000 : 20_000,
    ...options,
    fetch: build(workshop),
  })
}

const failedIn = ({ clauses }: CheckReport) =>
  clauses.filter(({ status }) => status === 'failed').map(({ id }) => id)

const unmetIn = ({ clauses }: CheckReport) =>
  clauses.filter(
    ({ status, level }) => level === 'must' && (status === 'failed' || status === 'not_checked'),
  )

// Two rooms, one after the other: what is judged in this process without a pause would hold up the
// clocks of those that wait.
describe('a route in JavaScript that is judged by its time', { timeout: 240_000 }, () => {
  it('passes every must where it is right', async () => {
    const report = await check({ build: ({ right }) => right(), waits: true })
    expect(unmetIn(report)).toEqual([])
    expect(report.passed).toBe(true)
  })

  it.concurrent.each(mutants.filter(({ waits }) => waits))(
    'and $name fails there and nowhere else',
    async ({ fails, ...mutant }) => {
      const report = await check(mutant)
      expect(failedIn(report).toSorted()).toEqual([...fails].toSorted())
    },
  )
})

describe('a route in JavaScript', { timeout: 240_000 }, () => {
  it.concurrent.each(mutants.filter(({ waits }) => !waits))(
    'that $name fails there and nowhere else',
    async ({ fails, ...mutant }) => {
      const report = await check(mutant)
      expect(failedIn(report).toSorted()).toEqual([...fails].toSorted())
    },
  )

  it.concurrent.each([...rightRoutes, ...rightRoutesByHand, ...rightPages])(
    'that $name passes every must',
    async ({ build, options }) => {
      const report = await check({ build }, options)
      expect(unmetIn(report)).toEqual([])
    },
  )

  it.concurrent.each([400, 401, 403, 404, 405, 413, 415, 429, 500, 502])(
    'that forgets a header with its %s alone fails, also where nothing else is checked',
    async (status) => {
      const { build } = answering('forgets a header', [], (answer) => {
        if (answer.status === status) answer.headers.delete('x-content-type-options')
      })
      const report = await check({ build }, { clauses: ['headers/nosniff'] })
      expect(failedIn(report)).toEqual(['headers/nosniff'])
    },
  )
})

it('has at least thirty wrong routes, each with a name of its own', () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length)
  expect(mutants.length).toBeGreaterThanOrEqual(30)
})
