import { expect, it, onTestFinished, vi } from 'vitest'
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

it('a host whose getter throws takes none', () => {
  const context = {
    get waitUntil(): never {
      throw new Error('outside of a request')
    },
  }
  expect([hasWaitUntil(context), keepAwake(context, work)]).toEqual([false, false])
})

it('what a host makes of the work is its own: a rejection of that reaches nobody', async () => {
  const rejected = vi.fn()
  process.on('unhandledRejection', rejected)
  onTestFinished(() => void process.off('unhandledRejection', rejected))
  const waitUntil = async (taken: unknown) => {
    await taken
    throw new Error('The flush failed.')
  }
  expect(keepAwake({ waitUntil }, work)).toBe(true)
  await new Promise((resolve) => setImmediate(resolve))
  expect(rejected).not.toHaveBeenCalled()
})
