import { expect, it } from 'vitest'
import { narrate } from '../../src/cli/emulatorCommand/narrate.ts'
import type { EmulatorEvent } from '../../src/emulator/index.ts'

const told = (event: EmulatorEvent) => narrate(event, [])

it('tells which status stood in for an answer', () => {
  const event = { type: 'faulted', operation: 'create', at: 0 } as const
  expect(told({ ...event, fault: 'status', status: 429 })).toBe(
    '00:00:00  create answered 429, as you asked',
  )
  expect(told({ ...event, fault: 'truncated' })).toBe('00:00:00  create met the fault truncated')
})
