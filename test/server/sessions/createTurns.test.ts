import { expect, it } from 'vitest'
import { createTurns } from '../../../src/server/sessions/createTurns.ts'
import { deferred } from '../../support/deferred.ts'

it('runs so many works at once, the others in the order they came', async () => {
  const inTurn = createTurns(2)
  const begun: number[] = []
  const gates = Array.from({ length: 5 }, () => deferred())
  const works = gates.map(({ promise }, index) =>
    inTurn(async () => {
      begun.push(index)
      await promise
      return index
    }),
  )
  expect(begun).toEqual([0, 1])
  gates[1]?.resolve()
  await works[1]
  expect(begun).toEqual([0, 1, 2])
  for (const { resolve } of gates) resolve()
  expect(await Promise.all(works)).toEqual([0, 1, 2, 3, 4])
  expect(begun).toEqual([0, 1, 2, 3, 4])
})

it('gives the turn on when a work fails', async () => {
  const inTurn = createTurns(1)
  const failed = inTurn(() => Promise.reject(new Error('busy')))
  const next = inTurn(async () => 'done')
  await expect(failed).rejects.toThrow('busy')
  expect(await next).toBe('done')
  expect(await inTurn(async () => 'free again')).toBe('free again')
})
