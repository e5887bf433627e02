import { expect, it } from 'vitest'
import { checkAll, Skipped } from './check.ts'
import { countsOf, table, troubles } from './table.ts'

async function report() {
  const back = await checkAll(
    {
      'answers 405 to GET': () => Promise.resolve(),
      'answers 403 to another site': () => Promise.reject(new Error('It answered 200.')),
      'answers 401 to nobody': () => Promise.reject(new Skipped('there is no sign-in')),
    },
    undefined,
  )
  const cells = { build: [], types: [], back, front: [] }
  return { title: 'Node', versions: 'node 24.21.0', cells, seconds: 1 }
}

it('counts what passed, failed and was skipped', async () => {
  expect(countsOf([await report()])).toEqual({ passed: 1, failed: 1, skipped: 1 })
})

it('shows the counts of each cell, and a dash where nothing applies', async () => {
  const [, row] = table([await report()]).split('\n')
  expect(row).toMatch(/^Node +- +- +1 passed, 1 failed, 1 skipped +- +node 24\.21\.0$/)
})

it('says why a check failed or was skipped', async () => {
  const said = troubles([await report()])
  expect(said).toContain('FAILED: Node answers 403 to another site: It answered 200.')
  expect(said).toContain('SKIPPED: Node answers 401 to nobody: there is no sign-in')
  expect(said).not.toContain('405')
})
