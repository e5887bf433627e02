import { checkFault } from './checkFault.ts'
import type { EmulatorOperation, Fault, LatencyFault } from './Fault.ts'

/** What should go wrong, and how often. */
export interface EmulatorFaults {
  /** Makes the next matching request go wrong; those given first happen first. */
  once(fault: Fault): void
  /** Makes every matching request go wrong until `clear`; a `once` fault comes first. */
  always(fault: Fault): void
  /** Makes everything go right again. */
  clear(): void
  /** What is still to happen. */
  readonly active: readonly { readonly mode: 'once' | 'always'; readonly fault: Fault }[]
}

interface PlannedFault {
  mode: 'once' | 'always'
  fault: Fault
}

/** The fault that stands in for an answer or damages it, and the wait that comes on top. */
export interface DueFaults {
  latency: LatencyFault | undefined
  fault: Exclude<Fault, LatencyFault> | undefined
}

export interface FaultPlan extends EmulatorFaults {
  /** What happens to this request; a `once` fault is spent by it. */
  take(operation: EmulatorOperation): DueFaults
}

const isLatency = (fault: Fault): fault is LatencyFault => fault.kind === 'latency'
const isOther = (fault: Fault): fault is Exclude<Fault, LatencyFault> => !isLatency(fault)

function concerns(fault: Fault, operation: EmulatorOperation): boolean {
  const only = fault.kind === 'wrongUrl' ? 'create' : fault.operation
  return only === undefined || only === operation
}

export function createFaultPlan(): FaultPlan {
  let planned: PlannedFault[] = []

  const add = (mode: PlannedFault['mode'], fault: Fault) => {
    checkFault(fault)
    planned.push({ mode, fault: { ...fault } })
  }
  const takeFirst = <Kind extends Fault>(
    operation: EmulatorOperation,
    isKind: (fault: Fault) => fault is Kind,
  ): Kind | undefined => {
    for (const mode of ['once', 'always'] as const) {
      for (const entry of planned) {
        const { fault } = entry
        if (entry.mode !== mode || !isKind(fault) || !concerns(fault, operation)) continue
        if (mode === 'once') planned = planned.filter((other) => other !== entry)
        return fault
      }
    }
    return undefined
  }

  return {
    once: (fault) => add('once', fault),
    always: (fault) => add('always', fault),
    clear() {
      planned = []
    },
    get active() {
      return planned.map(({ mode, fault }) => ({ mode, fault: { ...fault } }))
    },
    take: (operation) => ({
      latency: takeFirst(operation, isLatency),
      fault: takeFirst(operation, isOther),
    }),
  }
}
