import type { Emulator } from '../../emulator/index.ts'
import { type MarginFront, nobodyElse } from './MarginFront.ts'

/** MarginFront as an emulator that this process holds. */
export function emulatorInProcess(
  emulator: Emulator,
  close: () => Promise<void> = async () => {},
): MarginFront {
  const { customers, faults, sessions, secretKeys } = emulator
  const used = () => sessions.all.filter(({ status }) => status === 'used').map(({ id }) => id)

  return {
    secretKeys,
    close,
    sessions: async () => sessions.all,
    planned: async () => faults.active.length,
    async plan(fault, times) {
      for (let planned = 0; planned < times; planned += 1) faults.once(fault)
    },
    async heal() {
      const left = faults.active.length
      faults.clear()
      return left
    },
    async visit(link) {
      const before = used()
      if (!URL.canParse(link)) return undefined
      await emulator.fetch(link, { redirect: 'manual' })
      return used().find((id) => !before.includes(id))
    },
    find: async ({ id, externalId }) =>
      customers.find((known) =>
        id === undefined
          ? known.externalId === externalId
          : known.id.toLowerCase() === id.toLowerCase(),
      ),
    async decoy([own, ...best]) {
      const others = customers.filter(({ id }) => id !== own)
      return others.find(({ id }) => !best.includes(id)) ?? others[0] ?? nobodyElse
    },
  }
}
