import type { Fault } from '../../emulator/index.ts'
import type { Ask, Bench } from './Bench.ts'

/** A kind of answer, and a request that leads a right route to it. */
interface Way {
  status: number
  ask: Ask
  fault?: Fault
}

const fails = (status: number): Fault => ({ kind: 'status', status, operation: 'create' })

const waysOf = ({ nobody, hasForm }: Bench): Way[] => [
  { status: 405, ask: { method: 'GET' } },
  { status: 403, ask: { headers: { origin: 'https://evil.example' } } },
  { status: 415, ask: { kind: 'none', body: '{}', headers: { 'content-type': 'text/plain' } } },
  { status: 413, ask: { body: JSON.stringify({ pad: 'x'.repeat(9000) }) } },
  { status: 400, ask: { body: '{' } },
  { status: 401, ask: { as: nobody } },
  { status: 404, ask: {}, fault: fails(404) },
  { status: 500, ask: {}, fault: fails(401) },
  { status: 502, ask: {}, fault: fails(500) },
  { status: 429, ask: {}, fault: fails(429) },
  ...(hasForm ? [{ status: 303, ask: { kind: 'form' } } satisfies Way] : []),
]

/** Sees to it that there is an answer of each kind, also where few clauses were chosen. */
export async function meetEveryGuard(bench: Bench): Promise<void> {
  for (const { status, ask, fault } of waysOf(bench)) {
    if (bench.exchanges.some(({ answer, offRoute }) => answer?.status === status && !offRoute)) {
      continue
    }
    const patiently = { as: bench.anybody(), limit: 'pass', ...ask } as const
    await (fault ? bench.askDuring(fault, patiently) : bench.ask(patiently))
  }
}
