import { expect, it, vi } from 'vitest'
import { hasWaitUntil, keepAwake } from '../../../src/server/host/keepAwake.ts'

const work = Promise.resolve()

it('work is handed to a host that stays awake for it', () => {
  const waitUntil = vi.fn()
  expect([hasWaitUntil({ waitUntil }), keepAwake({ waitUntil }, work)]).toEqual([true, true])
  expect(waitUntil).toHaveBeenCalledExactlyOnceWith(work)
})

it('waitUntil is called as the method that it is', () => {
  const context = {
    taken: [] as unknown[],
    waitUntil(one: unknown) {
      this.taken.push(one)
    },
  }
  keepAwake(context, work)
  expect(context.taken).toEqual([work])
})

it.each([undefined, null, 'text', 7, {}, { waitUntil: undefined }, { waitUntil: true }])(
  'a context of %j takes none',
  (context) => {
    expect([hasWaitUntil(context), keepAwake(context, work)]).toEqual([false, false])
  },
)

it('a host that refuses takes none', () => {
  const waitUntil = () => {
    throw new Error('The response was sent.')
  }
  expect(keepAwake({ waitUntil }, work)).toBe(false)
})
