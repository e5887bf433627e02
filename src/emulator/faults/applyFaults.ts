import { damage } from './damage.ts'
import type { Fault, LatencyFault } from './Fault.ts'
import type { DueFaults } from './faultPlan.ts'
import { standIn } from './standIn.ts'
import { waitFor } from './waiting.ts'

/** Lets what is due go wrong around the real work. */
export async function applyFaults(
  { latency, fault }: DueFaults,
  request: Request,
  work: () => Promise<Response>,
): Promise<Response> {
  const answer = fault ? await applyFault(fault, request, work) : await work()
  if (latency) await waitFor(latency.ms, request)
  return answer
}

async function applyFault(
  fault: Exclude<Fault, LatencyFault>,
  request: Request,
  work: () => Promise<Response>,
): Promise<Response> {
  switch (fault.kind) {
    case 'status':
    case 'html':
    case 'redirect':
    case 'reset':
      if (fault.committed) await work()
      return standIn(fault, request)
    case 'hang':
      if (fault.at === 'body') return damage(fault, await work(), request)
      if (fault.committed) await work()
      return standIn(fault, request)
    case 'malformed':
    case 'truncated':
    case 'empty':
    case 'wrongUrl':
    case 'huge':
      return damage(fault, await work(), request)
  }
}
