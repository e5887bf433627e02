import { createEmulator, type Emulator } from '../src/emulator/index.ts'
import type { Bench, Finding } from './Finding.ts'
import { median, ratiosOf, spreadOf } from './support/statistics.ts'

const api = 'http://127.0.0.1:4242/v1/portal-sessions'
const few = 100
const manys = [10_000, 100_000]
const ownSessions = 10
const perRound = 50
const rounds = 15
const most = 2

/** An emulator full of sessions, and what is asked of it. */
interface Filled {
  /** Makes the links that the next round redeems. */
  prepare(): Promise<void>
  create(): Promise<unknown>
  get(): Promise<void>
  redeem(): Promise<void>
  list(): Promise<void>
}

/** Asks emulators that hold few sessions and ones that hold many, in turn, and compares. */
export const bench: Bench = async () => {
  const findings: Finding[] = []
  for (const many of manys) {
    const large = await fill(many)
    for (const operation of ['create', 'get', 'redeem', 'list'] as const) {
      const atFew: number[] = []
      const atMany: number[] = []
      // In turn, so that what else the machine does meets both alike.
      for (let round = 0; round < rounds; round += 1) {
        atFew.push(await timeOf(await fill(few), operation))
        atMany.push(await timeOf(large, operation))
      }
      findings.push(compare(operation, many, atFew, atMany))
    }
  }
  return findings
}

function compare(operation: string, many: number, atFew: number[], atMany: number[]): Finding {
  const ratios = ratiosOf(atMany, atFew)
  const ratio = median(ratios)
  const what = operation === 'list' ? 'list of one customer' : operation
  return {
    name: `${what} at ${many.toLocaleString('en')} sessions`,
    figure: `${ratio.toFixed(2)} times its time at ${few} (${median(atMany).toFixed(0)} and ${median(atFew).toFixed(0)} µs)`,
    spread: spreadOf(ratios, 2, 'times'),
    bar: `at most ${most} times`,
    passed: ratio <= most,
  }
}

/** Microseconds of the processor, so that what else the machine does is left out. */
async function timeOf(
  emulator: Filled,
  operation: Exclude<keyof Filled, 'prepare'>,
): Promise<number> {
  if (operation === 'redeem') await emulator.prepare()
  const began = process.cpuUsage()
  for (let done = 0; done < perRound; done += 1) await emulator[operation]()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / perRound
}

async function fill(count: number): Promise<Filled> {
  const emulator = createEmulator()
  const links: { url: string }[] = []
  for (let made = 0; made < ownSessions; made += 1) await mint(emulator, 'acme-001')
  while (emulator.sessions.count < count) await mint(emulator, 'globex-001')
  const acme = emulator.customers.find(({ externalId }) => externalId === 'acme-001')
  const { id } = await mint(emulator, 'globex-001')

  return {
    async prepare() {
      while (links.length < perRound) links.push(await mint(emulator, 'globex-001'))
    },
    create: () => mint(emulator, 'globex-001'),
    get: () => ask(emulator, `${api}/${id}`, 200),
    list: () => ask(emulator, `${api}?customerId=${acme?.id}`, 200),
    redeem: () => ask(emulator, links.pop()?.url ?? '', 303),
  }
}

const headers = { 'x-api-key': 'mf_sk_test_emulator', 'content-type': 'application/json' }

async function mint(emulator: Emulator, customerExternalId: string) {
  const body = JSON.stringify({ customerExternalId })
  const answer = await emulator.fetch(api, { method: 'POST', headers, body })
  const session: { id: string; url: string } = await answer.json()
  return session
}

async function ask(emulator: Emulator, url: string, status: number): Promise<void> {
  const answer = await emulator.fetch(url, { headers })
  await answer.text()
  if (answer.status !== status) throw new Error(`${answer.status} in place of ${status}`)
}
