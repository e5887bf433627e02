import { describe, expect, it } from 'vitest'
import { checkClauses, checkPortalRoute, type CheckReport } from '../../src/check/index.ts'
import { answerMutants } from './mutants/answers.ts'
import { createWorkshop, signIns } from './mutants/createWorkshop.ts'
import { linkMutants } from './mutants/links.ts'
import type { Mutant, Workshop } from './mutants/Mutant.ts'
import { requestMutants } from './mutants/requests.ts'

const mutants = [...requestMutants, ...linkMutants, ...answerMutants]

// They wait for the end of a time, and hold for every route that leaves MarginFront's time alone.
const slow = ['upstream/silence-is-timeout', 'hang-up/link-revoked', 'hang-up/late-link-revoked']
const quick = checkClauses.map(({ id }) => id).filter((id) => !slow.includes(id))

function check({ build, waits }: Pick<Mutant, 'build' | 'waits'>): Promise<CheckReport> {
  // Long, so that a busy machine is not taken for a slow MarginFront, where no test waits for it.
  const workshop: Workshop = createWorkshop(waits ? { timeout: 3000 } : {})
  return checkPortalRoute({
    ...signIns,
    fetch: build(workshop),
    emulator: workshop.emulator,
    clauses: waits ? undefined : quick,
    timeout: waits ? 9000 : 20_000,
  })
}

const failedIn = ({ clauses }: CheckReport) =>
  clauses.filter(({ status }) => status === 'failed').map(({ id }) => id)

describe('the right route in JavaScript', { timeout: 240_000 }, () => {
  // Alone: it holds how long the route waits.
  it('that is right passes every must', async () => {
    const { passed, clauses } = await check({ build: ({ right }) => right(), waits: true })
    expect(clauses.filter(({ status, level }) => status === 'failed' && level === 'must')).toEqual(
      [],
    )
    expect(passed).toBe(true)
  })
})

describe.concurrent('a route in JavaScript', { timeout: 240_000 }, () => {
  it.each(mutants)('that $name fails there and nowhere else', async ({ fails, ...mutant }) => {
    const report = await check(mutant)
    const others = failedIn(report).filter((id) => !known.includes(id))
    expect(others.toSorted()).toEqual([...fails].toSorted())
  })
})

it('has at least thirty wrong routes, each with a name of its own', () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length)
  expect(mutants.length).toBeGreaterThanOrEqual(30)
})

// What the right route does not do yet either.
const known = ['return-url/empty-is-none']
