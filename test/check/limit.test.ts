import { describe, expect, it } from 'vitest'
import { checkPortalRoute } from '../../src/check/index.ts'
import type { RateLimit } from '../../src/server/index.ts'
import { createWorkshop, signIns } from './mutants/createWorkshop.ts'

const clause = 'limit/for-each-customer'

/** Locks out, for a second, whoever takes more links than it has for them. */
function createLockout({ mostOf, keyOf }: { mostOf: (key: string) => number; keyOf: KeyOf }) {
  const taken = new Map<string, number>()
  const lockedUntil = new Map<string, number>()
  const limit: RateLimit = (args) => {
    const key = keyOf(args.key)
    const isLocked = Date.now() < (lockedUntil.get(key) ?? 0)
    const count = isLocked ? Infinity : (taken.get(key) ?? 0) + 1
    taken.set(key, count === Infinity ? 0 : count)
    if (count <= mostOf(key)) return { ok: true }
    taken.set(key, 0)
    lockedUntil.set(key, Date.now() + 1_000)
    return { ok: false, retryAfter: 1 }
  }
  return limit
}

type KeyOf = (key: string) => string

async function judge(rateLimit: RateLimit) {
  const { right, emulator } = createWorkshop()
  const fetch = right({ rateLimit })
  const { clauses } = await checkPortalRoute({ ...signIns, emulator, fetch, clauses: [clause] })
  return clauses[0]
}

describe.concurrent('a limit whose window is short enough to be waited out', () => {
  it('is the other customer’s own where they get a link in their next window', async () => {
    // So small for the other one that they have met it before the first one does.
    const mostOf = (key: string) => (key.includes('acme') ? 20 : 1)
    const verdict = await judge(createLockout({ mostOf, keyOf: (key) => key }))
    expect(verdict).toMatchObject({ id: clause, status: 'passed' })
  })

  it('is everybody’s where the other customer meets it again with the first one', async () => {
    const verdict = await judge(createLockout({ mostOf: () => 20, keyOf: () => 'everybody' }))
    expect(verdict).toMatchObject({ id: clause, status: 'failed' })
  })
})
