import type { Emulator } from '../../emulator/index.ts'
import { type MarginFront, nobodyElse } from './MarginFront.ts'

/** MarginFront as an emulator that this process holds. */
export function emulatorInProcess(
  emulator: Emulator,
  close: () => Promise<void> = async () => {},
): MarginFront {
  const { customers, faults, sessions, secretKeys } = emulator
  const used = () => sessions.all.filter(({ status }) => status === 'used').map(({ id }) => id)

  async function linkFrom(origin: string, customerId: string): Promise<string | undefined> {
    const api = (method: string, path: string, body?: object) =>
      emulator.fetch(`${origin}/v1/portal-sessions${path}`, {
        method,
        headers: { 'x-api-key': secretKeys[0] ?? '', 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      })
    const answer = await api('POST', '', { customerId })
    if (!answer.ok) return undefined
    const { id, url }: { id: string; url: string } = await answer.json()
    await api('DELETE', `/${encodeURIComponent(id)}`)
    return new URL(url).origin
  }

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
      const [customer] = customers
      if (!customer) return undefined
      const one = await linkFrom('https://one.invalid', customer.id)
      return one === (await linkFrom('https://two.invalid', customer.id)) ? one : undefined
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
