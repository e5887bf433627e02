import type { Fault } from '../../emulator/index.ts'
import { CheckError } from '../CheckError.ts'
import { type CustomerId, type MarginFront, type MintedSession, nobodyElse } from './MarginFront.ts'

/** MarginFront as an emulator that runs elsewhere, steered by its control page. */
export async function emulatorOverHttp(origin: string): Promise<MarginFront> {
  const secretKey = process.env['MF_API_SECRET_KEY'] ?? 'mf_sk_test_emulator'
  const ask = async (path: string, init?: RequestInit) => {
    const answer = await fetch(new URL(path, origin), { redirect: 'manual', ...init }).catch(
      (cause: unknown) => {
        throw new CheckError('emulator', `No emulator answers at ${origin}.`, { cause })
      },
    )
    return answer
  }
  const steer = async (path: string, fields?: object) => {
    const answer = await ask(
      `/_emulator/${path}`,
      fields && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fields),
      },
    )
    if (answer.ok) return answer.json()
    throw new CheckError(
      'emulator',
      `${origin} answered ${answer.status} at /_emulator/${path}, so it is not an emulator ` +
        'with a control page. Run one with "marginfront-portal emulator", or ' +
        'createEmulator({ control: true }).',
    )
  }
  const sessions = async (): Promise<MintedSession[]> => (await steer('sessions')).sessions
  const planned = async (): Promise<number> =>
    (await steer('clock', { advanceMs: 0 })).faults.length
  await sessions()

  const api = (method: string, path: string, body?: object) =>
    ask(`/v1/portal-sessions${path}`, {
      method,
      headers: { 'x-api-key': secretKey, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
  let linkOrigin: string | undefined
  // The control page names no customers to programs; a link that is revoked at once does.
  const find = async ({ id, externalId }: CustomerId) => {
    const wish = id === undefined ? { customerExternalId: externalId } : { customerId: id }
    const answer = await api('POST', '', wish)
    if (answer.status === 401) {
      throw new CheckError(
        'emulator',
        `The emulator at ${origin} does not accept the key. Set MF_API_SECRET_KEY to the key that it printed.`,
      )
    }
    if (!answer.ok) return undefined
    const session: { id: string; customerId: string; url: string } = await answer.json()
    linkOrigin = new URL(session.url).origin
    await api('DELETE', `/${encodeURIComponent(session.id)}`)
    return { id: session.customerId, externalId: externalId ?? session.customerId }
  }

  return {
    secretKeys: [secretKey],
    sessions,
    planned,
    find,
    // One on the emulator's own address may be there because it was asked there.
    linkOrigin: async () => (linkOrigin === new URL(origin).origin ? undefined : linkOrigin),
    async plan(fault: Fault, times) {
      for (let done = 0; done < times; done += 1) await steer('faults', { ...fault, mode: 'once' })
    },
    async heal() {
      const left = await planned()
      await steer('faults', { clear: true })
      return left
    },
    async visit(link) {
      const used = async () => (await sessions()).filter(({ status }) => status === 'used')
      const before = new Set((await used()).map(({ id }) => id))
      if (!URL.canParse(link)) return undefined
      // Links may carry the portal's public name, and the emulator answers under its own.
      await ask(new URL(link).pathname)
      return (await used()).find(({ id }) => !before.has(id))?.id
    },
    async decoy([own]) {
      for (const externalId of ['globex-001', 'acme-001']) {
        const known = await find({ externalId })
        if (known && known.id !== own) return known
      }
      return nobodyElse
    },
    async close() {},
  }
}
