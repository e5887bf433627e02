import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createQuietCaller } from '../../../../src/server/marginfront/logging/createQuietCaller.ts'

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(() => void vi.restoreAllMocks())

const broken = new Error('broken handler')
const throws = () => {
  throw broken
}
const rejects = () => Promise.reject(broken)

describe('a handler that fails', () => {
  it.each([
    ['throws', throws],
    ['rejects', rejects],
  ])('is told once, with its option, the occasion and the error: one that %s', async (_, call) => {
    const callQuietly = createQuietCaller('onEvent')
    for (const about of ['the first event', 'the second event']) await callQuietly(call, about)
    expect(vi.mocked(console.error).mock.calls).toEqual([
      [expect.stringMatching(/onEvent threw .* the first event/), broken],
    ])
  })

  it('is told for each option', async () => {
    await createQuietCaller('onEvent')(throws, 'a')
    await createQuietCaller('logging.handler')(throws, 'b')
    expect(console.error).toHaveBeenCalledTimes(2)
  })

  it('stops nothing where the console throws too', () => {
    vi.mocked(console.error).mockImplementation(throws)
    expect(createQuietCaller('onEvent')(throws, 'an event')).toBeUndefined()
  })
})

describe('a handler that works', () => {
  it('is waited for only where it is async', async () => {
    const callQuietly = createQuietCaller('onEvent')
    expect(callQuietly(() => 7, 'an event')).toBeUndefined()
    await expect(callQuietly(async () => 7, 'an event')).resolves.toBeUndefined()
    expect(console.error).not.toHaveBeenCalled()
  })
})
