import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startTimeLimit } from '../../../src/check/bench/timeLimit.ts'

describe('a time limit', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  it('ends what it is for when its time is up, and not before', () => {
    const { signal, ...limit } = startTimeLimit(100)
    vi.advanceTimersByTime(99)
    expect(signal.aborted).toBe(false)
    vi.advanceTimersByTime(1)
    expect(signal.aborted).toBe(true)
    limit.stop()
  })

  it('says whether it was the time that ended it', () => {
    const other = new AbortController()
    const [late, hungUp] = [startTimeLimit(100, other.signal), startTimeLimit(200, other.signal)]
    vi.advanceTimersByTime(100)
    other.abort()
    expect([late.signal.aborted, late.isUp]).toEqual([true, true])
    expect([hungUp.signal.aborted, hungUp.isUp]).toEqual([true, false])
    hungUp.stop()
  })

  it('ends nothing once it is stopped', () => {
    const limit = startTimeLimit(100)
    limit.stop()
    vi.advanceTimersByTime(200)
    expect([limit.signal.aborted, limit.isUp]).toEqual([false, false])
  })
})

it('keeps the process alive until it is stopped', () => {
  const timers = () => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length
  const before = timers()
  const limit = startTimeLimit(60_000)
  expect(timers()).toBe(before + 1)
  limit.stop()
  expect(timers()).toBe(before)
})
