import type { Emulator } from '../../emulator/index.ts'
import { type MarginFront, nobodyElse } from './MarginFront.ts'

// Its links are there only where they follow the address that it is asked under.
const nowhere = 'https://one.invalid'

/** MarginFront as an emulator that this process holds. */
export function emulatorInProcess(
  emulator: Emulator,
  close: () => Promise<void> = async () => {},
): MarginFront {
  const { customers, faults, sessions, secretKeys } = emulator
  const used = () => sessions.all.filter(({ status }) => status === 'used').map(({ id }) => id)

  const api = (method: string, path: string, body?: object) =>
    emulator.fetch(`${nowhere}/v1/portal-sessions${path}`, {
      method,
      headers: { 'x-api-key': secretKeys[0] ?? '', 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })

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
    async linkOrigin() {
      const answer = await api('POST', '', { customerId: customers[0]?.id })
      if (!answer.ok) return undefined
      const { id, url }: { id: string; url: string } = await answer.json()
      await api('DELETE', `/${encodeURIComponent(id)}`)
      const { origin } = new URL(url)
      return origin === nowhere ? undefined : origin
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
