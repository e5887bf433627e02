import type { ClauseReport, WaiverState } from '../report/CheckReport.ts'
import type { Waiver } from './Waiver.ts'

/** Puts each waiver beside its clause, and says whether it still holds. */
export function applyWaivers(
  clauses: readonly ClauseReport[],
  waivers: readonly Waiver[],
  today: string,
): ClauseReport[] {
  return clauses.map((clause) => {
    const waiver = waivers.find((one) => one.clause === clause.id)
    return waiver
      ? { ...clause, waiver: { ...waiver, state: stateOf(waiver, clause, today) } }
      : clause
  })
}

function stateOf({ until }: Waiver, { status }: ClauseReport, today: string): WaiverState {
  // What passes needs none: the next failure would go unseen.
  if (status === 'passed' || status === 'not_applicable') return 'stale'
  return until < today ? 'expired' : 'in_force'
}

/** Whether a clause, with its waiver, fails the run. */
export function failsRun({ level, status, waiver }: ClauseReport, strict: boolean): boolean {
  if (waiver) return waiver.state !== 'in_force'
  if (status === 'failed') return level === 'must' || strict
  return status === 'not_checked' && level === 'must'
}
