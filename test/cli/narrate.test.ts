import { expect, it } from 'vitest'
import { narrate } from '../../src/cli/emulatorCommand/narrate.ts'
import { createEmulator, type Fault } from '../../src/emulator/index.ts'

it.each<[Fault, string]>([
  [{ kind: 'status', status: 429 }, 'create answered 429, as you asked'],
  [{ kind: 'latency', ms: 5 }, 'create answered 5 ms late, as you asked'],
  [{ kind: 'empty' }, 'create met the fault empty, as you asked'],
  [
    { kind: 'wrongUrl', url: 'https://hidden.example' },
    'create met the fault wrongUrl, as you asked',
  ],
])('tells which fault was met: %o', async (fault, words) => {
  const told: string[] = []
  const emulator = createEmulator({
    now: () => 0,
    onEvent: (event) => told.push(narrate(event, emulator.customers)),
  })
  emulator.faults.once(fault)
  await emulator.fetch('http://127.0.0.1/v1/portal-sessions', {
    method: 'POST',
    headers: { 'x-api-key': 'mf_sk_test_emulator', 'content-type': 'application/json' },
    body: JSON.stringify({ customerExternalId: 'acme-001' }),
  })
  expect(told).toContain(`00:00:00  ${words}`)
})
